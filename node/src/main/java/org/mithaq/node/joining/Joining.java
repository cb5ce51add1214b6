package org.mithaq.node.joining;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.accord.Accord;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.RefusedException;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.JoinedAccount;
import org.mithaq.node.access.JoinedAccounts;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.admit.WholeIntake;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.joining.Application.Judgement;
import org.mithaq.node.joining.Application.State;
import org.mithaq.stix.Json;
import org.mithaq.stix.StixReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of joining: application, check or decision, position. */
public final class Joining {

  private static final Logger LOG = LoggerFactory.getLogger(Joining.class);
  private static final int ID_BYTES = 16;

  private final Applications applications;
  private final Form form;
  private final JoinedAccounts accounts;
  private final DomainLookups domains;
  private final Door door;
  private final Optional<String> depositary;
  private final boolean exercise;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** What joining needs of the rest of the node. */
  public record Node(
      StixReader reader,
      RegisterIndex register,
      Parties parties,
      String origin,
      WholeIntake intake,
      InstantSource clock) {}

  /**
   * Wires it.
   *
   * @param accounts where whoever joined gets one
   * @param proofs by the method's word, {@code dns} and {@code https}
   * @param depositary in whose name all enters; an exercise where what joins is one
   * @param collection where the register is kept: everyone reads it by default
   */
  public Joining(
      Node node,
      Applications applications,
      JoinedAccounts accounts,
      Map<String, DomainProof> proofs,
      Party depositary,
      CollectionSettings collection) {
    this.applications = applications;
    this.accounts = accounts;
    this.domains = new DomainLookups(proofs, node.clock);
    this.exercise = depositary.exercise();
    this.form =
        new Form(node.reader, node.register, node.parties, depositary, node.origin, node.clock);
    this.depositary = Optional.of(depositary.id());
    this.door =
        new Door(
            node.intake,
            new Caller(
                Optional.of(depositary),
                Optional.of("joining"),
                node.parties.tokensOf(depositary),
                Role.ofParty()),
            collection);
    this.clock = node.clock;
  }

  /** A new application with the secret that is told once. */
  record Taken(Application application, String secret) {}

  Taken apply(Body body, String network) throws Refusal {
    Json.Members json;
    try {
      json = Json.parse(body.bytes(), 0, body.length());
    } catch (IOException e) {
      throw Refusal.of(
          400,
          "bad-body",
          "The body is {\"accord\": slug, \"mandate\": {…}, \"objects\": [identity, signature]}.",
          "body");
    }
    try {
      Mandate mandate = Mandate.read(json.object("mandate"));
      Accord accord = form.accord(json.text("accord").orElse(""));
      List<byte[]> objects = form.identity(body.bytes(), body.length(), accord, mandate);
      String secret = SecretDigest.drawSecret(random);
      Application application =
          new Application(
              draw(),
              SecretDigest.of(secret),
              draw(),
              accord.id(),
              network,
              clock.instant(),
              mandate,
              Judgement.NONE,
              objects);
      applications.add(application);
      return new Taken(application, secret);
    } catch (RefusedException e) {
      throw refused(e);
    }
  }

  private String draw() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Refusal refused(RefusedException e) {
    return Refusal.of(422, "refused", "Refused, nothing was stored: " + e.reason() + ".", "body");
  }

  /** The applicant's own; 404 in the same words for a wrong secret and for none. */
  Application own(String id, String secret) throws Refusal {
    SecretDigest given = SecretDigest.of(secret);
    return applications
        .find(id)
        .filter(found -> given.equals(found.secret()))
        .orElseThrow(() ->
            Refusal.notFound(
                "There is no such application with this secret: it may have expired, or be done."));
  }

  /** All of them, for the depositary; for everyone else there is nothing. */
  List<Application> all(Caller caller) throws Refusal {
    keeper(caller);
    return applications.all();
  }

  private void keeper(Caller caller) throws Refusal {
    if (!caller.party().map(Party::id).equals(depositary) || !caller.is(Role.DEPOSITARY)) {
      throw Refusal.notFound("There is nothing at this address.");
    }
  }

  /** Looks whether the domain proves control; what was found is recorded. */
  Application check(Application found) throws Refusal {
    if (found.mandate().kind() != MandateKind.DOMAIN) {
      throw Refusal.of(
          409, "decided-by-depositary", "The depositary decides on this mandate; ask again.", "");
    }
    return alone(
        found,
        application -> {
          if (!application.is(State.PENDING)) {
            return application;
          }
          Judgement judgement = judgement(domains.missing(application), application);
          return kept(application.judged(judgement));
        });
  }

  /** Whose a domain is, it tells of a party that nobody has heard of, and of no other. */
  private Judgement judgement(Optional<String> missing, Application application)
      throws RefusedException {
    if (missing.isPresent()) {
      return Judgement.of(State.PENDING, Optional.empty(), missing.get());
    }
    Optional<LocalDate> today = Optional.of(form.today());
    return application.isOfReportedParty()
        ? Judgement.of(
            State.PROVED, today, "the depositary confirms that the domain is the party's")
        : Judgement.of(State.ACCEPTED, today, "");
  }

  private Application kept(Application application) throws Refusal, RefusedException {
    applications.replace(application);
    return application;
  }

  /** The depositary's word on the form of a mandate. */
  Application decide(Caller caller, String id, boolean accepted, String reason) throws Refusal {
    keeper(caller);
    Application found =
        applications.find(id).orElseThrow(() -> Refusal.notFound("There is no such application."));
    boolean byDomain = found.mandate().kind() == MandateKind.DOMAIN;
    if (accepted && byDomain && !found.is(State.PROVED)) {
      throw Refusal.of(
          409, "proved-by-domain", "The domain proves this mandate, nobody's word does.", "");
    }
    return alone(
        found,
        application -> {
          if (!application.is(State.PENDING) && !application.is(State.PROVED)) {
            throw Refusal.of(409, "decided", "The application has been decided already.", "");
          }
          return kept(
              application.judged(
                  Judgement.of(
                      accepted ? State.ACCEPTED : State.REFUSED,
                      Optional.of(form.today()),
                      reason)));
        });
  }

  /**
   * What entered, and the party's account.
   *
   * @param results one for each of identity, signature, position and its signature
   */
  record Joined(List<ObjectResult> results, JoinedAccounts.Opened account) {}

  /**
   * Enters all and opens the account. The very same position sent again draws another secret for
   * the account, should the answer have been lost.
   */
  Joined position(Application found, Body body) throws Refusal, InterruptedException {
    return alone(
        found,
        application -> {
          if (!application.is(State.ACCEPTED) && !application.is(State.JOINED)) {
            throw Refusal.of(
                409,
                "not-accepted",
                "The mandate is %s; the position comes when it is accepted."
                    .formatted(application.judgement().state().word()),
                "");
          }
          PartyIdentity identity = application.party();
          if (!accounts.hasRoomFor(identity.id())) {
            throw Refusal.of(
                503,
                "too-many-accounts",
                "The node has as many accounts as it takes; nothing was stored. Tell its operator.",
                "");
          }
          Form.Entrance entrance = form.entrance(application, body.bytes(), body.length());
          List<ObjectResult> results = door.enter(entrance.envelope());
          // Should anything from here on fail, the same position sent again is taken again.
          applications.replace(application.joinedBy(entrance.digest()));
          return new Joined(results, open(identity));
        });
  }

  private JoinedAccounts.Opened open(PartyIdentity identity) throws Refusal {
    try {
      return accounts.open(
          JoinedAccount.party(
              identity.id(), identity.name(), identity.category(), identity.country(), exercise));
    } catch (IOException e) {
      LOG.warn("an account could not be kept: party={} why={}", identity.id(), e.getMessage());
      throw Refusal.busy(
          "The party has joined, but the disk takes no more: send the same position again later"
              + " for its account.",
          30);
    }
  }

  private interface Work<T, X extends Exception> {
    T on(Application application) throws Refusal, RefusedException, X;
  }

  /** Works on one application while nobody else does, on what is kept of it then. */
  private <T, X extends Exception> T alone(Application found, Work<T, X> work) throws Refusal, X {
    if (!applications.take(found.id())) {
      throw Refusal.of(
          409, "under-way", "Another request about this application is under way.", "");
    }
    try {
      Application now =
          applications
              .find(found.id())
              .orElseThrow(() -> Refusal.notFound("There is no such application any more."));
      return work.on(now);
    } catch (RefusedException e) {
      throw refused(e);
    } finally {
      applications.giveBack(found.id());
    }
  }
}
