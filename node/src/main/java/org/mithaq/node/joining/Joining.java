package org.mithaq.node.joining;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.mithaq.accord.Accord;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.RefusedException;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.node.admit.MalformedBodyException;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.admit.WholeIntake;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.joining.Application.Judgement;
import org.mithaq.node.joining.Application.State;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.stix.Json;
import org.mithaq.stix.StixReader;

/** The steps of joining: application, check or decision, position. */
public final class Joining {

  private static final int ID_BYTES = 16;
  private static final int LOOKUPS = 4;
  private static final long BETWEEN_LOOKUPS_MILLIS = 5_000;

  private final Applications applications;
  private final Form form;
  private final Map<String, DomainProof> proofs;
  private final WholeIntake intake;
  private final Caller depositary;
  private final CollectionSettings collection;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Semaphore lookups = new Semaphore(LOOKUPS);
  private final Map<String, Long> lastLookup = new ConcurrentHashMap<>();

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
   * @param proofs by the method's word, {@code dns} and {@code https}
   * @param depositary in whose name all enters; an exercise where what joins is one
   * @param collection where the register is kept: everyone reads it by default
   */
  public Joining(
      Node node,
      Applications applications,
      Map<String, DomainProof> proofs,
      Party depositary,
      CollectionSettings collection) {
    this.applications = applications;
    this.proofs = Map.copyOf(proofs);
    this.form =
        new Form(node.reader, node.register, node.parties, depositary, node.origin, node.clock);
    this.intake = node.intake;
    this.depositary =
        new Caller(
            Optional.of(depositary),
            Optional.of("joining"),
            node.parties.tokensOf(depositary),
            false);
    this.collection = collection;
    this.clock = node.clock;
  }

  /** A new application with the secret that is told once. */
  record Taken(Application application, String secret) {}

  Taken apply(Body body, String network) throws Refusal {
    Json.Members json;
    try {
      json = Json.parse(body.bytes(), 0, body.length());
    } catch (java.io.IOException e) {
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
    Optional<String> id = depositary.party().map(Party::id);
    if (caller.party().map(Party::id).filter(each -> id.equals(Optional.of(each))).isEmpty()) {
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
          if (application.judgement().state() != State.PENDING) {
            return application;
          }
          Optional<String> missing = look(application);
          Application judged =
              application.judged(
                  missing.isPresent()
                      ? new Judgement(State.PENDING, Optional.empty(), missing.get())
                      : new Judgement(State.ACCEPTED, Optional.of(form.today()), ""));
          applications.replace(judged);
          return judged;
        });
  }

  private Optional<String> look(Application application) throws Refusal {
    long now = clock.millis();
    Long last = lastLookup.get(application.id());
    if (last != null && now - last < BETWEEN_LOOKUPS_MILLIS) {
      throw Refusal.of(429, "too-often", "The domain was looked at just now; wait a moment.", "")
          .with("Retry-After", Long.toString(BETWEEN_LOOKUPS_MILLIS / 1000));
    }
    if (!lookups.tryAcquire()) {
      throw Refusal.busy("Other domains are being looked at; try again.", 2);
    }
    try {
      lastLookup.values().removeIf(time -> now - time >= BETWEEN_LOOKUPS_MILLIS);
      lastLookup.put(application.id(), now);
      DomainProof proof =
          Optional.ofNullable(proofs.get(application.mandate().method().orElse("")))
              .orElseThrow(
                  () -> Refusal.of(409, "no-such-proof", "This node does not look there.", ""));
      return proof.missing(application.mandate().domain().orElse(""), application.proof());
    } finally {
      lookups.release();
    }
  }

  /** The depositary's word on the form of a mandate. */
  Application decide(Caller caller, String id, boolean accepted, String reason) throws Refusal {
    keeper(caller);
    Application found =
        applications.find(id).orElseThrow(() -> Refusal.notFound("There is no such application."));
    if (accepted && found.mandate().kind() == MandateKind.DOMAIN) {
      throw Refusal.of(
          409, "proved-by-domain", "The domain proves this mandate, nobody's word does.", "");
    }
    return alone(
        found,
        application -> {
          if (application.judgement().state() != State.PENDING) {
            throw Refusal.of(409, "decided", "The application has been decided already.", "");
          }
          Application judged =
              application.judged(
                  new Judgement(
                      accepted ? State.ACCEPTED : State.REFUSED,
                      Optional.of(form.today()),
                      reason));
          applications.replace(judged);
          return judged;
        });
  }

  /** What entered: one result for each of identity, signature, position and its signature. */
  List<ObjectResult> position(Application found, Body body) throws Refusal, InterruptedException {
    return alone(
        found,
        application -> {
          if (application.judgement().state() != State.ACCEPTED) {
            throw Refusal.of(
                409,
                "not-accepted",
                "The mandate is %s; the position comes when it is accepted."
                    .formatted(application.judgement().state().word()),
                "");
          }
          List<ObjectResult> results;
          try {
            results = enter(form.envelope(application, body.bytes(), body.length()));
          } catch (RefusedException e) {
            throw refused(e);
          }
          // Should this be lost, the same position sent again is accepted again.
          applications.remove(application.id());
          return results;
        });
  }

  private List<ObjectResult> enter(byte[] envelope)
      throws RefusedException, Refusal, InterruptedException {
    try {
      List<ObjectResult> results =
          intake.submitWhole(depositary, collection, envelope, envelope.length);
      if (!results.stream().allMatch(ObjectResult::success)) {
        throw new RefusedException(
            results.stream()
                .filter(result -> !result.success())
                .flatMap(result -> result.message().stream())
                .filter(why -> !why.startsWith("not stored:"))
                .distinct()
                .collect(Collectors.joining("; ")));
      }
      return results;
    } catch (MalformedBodyException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    } catch (LedgerBusyException e) {
      throw Refusal.busy(String.valueOf(e.getMessage()), e.retryAfterSeconds());
    } catch (LedgerReadOnlyException e) {
      throw Refusal.of(503, "read-only", String.valueOf(e.getMessage()), "");
    }
  }

  private interface Work<T, X extends Exception> {
    T on(Application application) throws Refusal, X;
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
    } finally {
      applications.giveBack(found.id());
    }
  }
}
