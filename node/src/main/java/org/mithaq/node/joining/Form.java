package org.mithaq.node.joining;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.accord.Accord;
import org.mithaq.accord.Basis;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.Piece;
import org.mithaq.accord.Position;
import org.mithaq.accord.RefusedException;
import org.mithaq.accord.Rules;
import org.mithaq.accord.Stance;
import org.mithaq.accord.Submitter;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.country.Countries;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.stix.StixReader;

/** Whether what an applicant sends has the right form; the substance nobody judges. */
final class Form {

  private final StixReader reader;
  private final RegisterIndex register;
  private final Parties parties;
  private final Party depositary;
  private final String origin;
  private final InstantSource clock;

  Form(
      StixReader reader,
      RegisterIndex register,
      Parties parties,
      Party depositary,
      String origin,
      InstantSource clock) {
    this.reader = reader;
    this.register = register;
    this.parties = parties;
    this.depositary = depositary;
    this.origin = origin;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The accord that an application names by its slug, if this node keeps its register. */
  Accord accord(String slug) throws RefusedException {
    return register
        .<Optional<Accord>, RuntimeException>ask(known -> known.accordBySlug(slug))
        .filter(accord -> accord.depositary().equals(depositary.id()))
        .orElseThrow(() -> new RefusedException(JoiningReason.NO_ACCORD, slug));
  }

  /**
   * Checks an application's objects: an identity with keys, signed by one of them, of a party that
   * the register does not have, or has without keys.
   *
   * @return the two as they came, the identity first
   */
  List<byte[]> identity(byte[] body, int length, Accord accord, Mandate mandate)
      throws RefusedException {
    Signed<PartyIdentity> sent = Signed.read(reader, body, length, PartyIdentity.class, "identity");
    PartyIdentity party = sent.object();
    if (parties.byId(party.id()).isPresent()) {
      throw new RefusedException(JoiningReason.ACTS_FOR_ITSELF);
    }
    Optional<PartyIdentity> known = known(party.id());
    if (known.isPresent()) {
      reported(party, known.get());
    }
    boolean first = sent.version().created().equals(sent.version().modified());
    if (first == known.isPresent()) {
      throw first
          ? new RefusedException(JoiningReason.REGISTERED)
          : new RefusedException(JoiningReason.LATER_VERSION, sent.version().id());
    }
    if (party.keys().isEmpty()) {
      throw new RefusedException(JoiningReason.NO_KEY);
    }
    if (!party.slug().equals(known.flatMap(PartyIdentity::slug))) {
      throw new RefusedException(JoiningReason.SLUG);
    }
    if (depositary.exercise()
        && party.category() == PartyCategory.STATE
        && !Countries.invented(party.country().orElse(""))) {
      throw new RefusedException(JoiningReason.REAL_STATE);
    }
    mandate.fits(party.category(), accord.nature());
    if (!sent.signature().accord().equals(accord.id())) {
      throw new RefusedException(JoiningReason.SIGNATURE_OF_ANOTHER);
    }
    rules(sent.pieces());
    return sent.bytes();
  }

  private Optional<PartyIdentity> known(String party) {
    return register.<Optional<PartyIdentity>, RuntimeException>ask(all -> all.party(party));
  }

  /** Whoever was only reported so far joins as what it was reported as. */
  private void reported(PartyIdentity party, PartyIdentity known) throws RefusedException {
    if (!known.keys().isEmpty()) {
      throw new RefusedException(JoiningReason.ACTS_FOR_ITSELF);
    }
    if (party.category() != known.category() || !party.country().equals(known.country())) {
      throw known.country().isEmpty()
          ? new RefusedException(JoiningReason.KNOWN_AS, known.category())
          : new RefusedException(
              JoiningReason.KNOWN_AS_OF, known.category(), known.country().get());
    }
  }

  /**
   * What enters.
   *
   * @param envelope all of it
   * @param digest SHA-256 of what came with the position, in hexadecimal
   */
  record Entrance(byte[] envelope, String digest) {}

  /** Checks an applicant's position, and puts all that enters with it together. */
  Entrance entrance(Application application, byte[] body, int length) throws RefusedException {
    Signed<Position> sent = Signed.read(reader, body, length, Position.class, "position");
    Signed.first(sent.version());
    Position position = sent.object();
    if (!position.party().equals(application.party().id())) {
      throw new RefusedException(JoiningReason.POSITION_OF_ANOTHER);
    }
    if (!position.accord().equals(application.accord())) {
      throw new RefusedException(JoiningReason.POSITION_ELSEWHERE);
    }
    if (position.basis() != Basis.SIGNED_ACT
        || position.stance() != Stance.SUPPORTS
        || position.claim().by().isPresent()
        || position.claim().corrects().isPresent()) {
      throw new RefusedException(JoiningReason.NO_SUPPORT);
    }
    day(position, application.applied());
    LocalDate checked = application.judgement().day().orElse(LocalDate.MIN);
    application.mandate().agrees(position, checked.toString());
    List<byte[]> objects = new ArrayList<>(application.objects());
    objects.addAll(sent.bytes());
    Entrance entrance = new Entrance(envelope(objects), digest(sent.bytes()));
    if (application.is(Application.State.JOINED)) {
      if (!application.judgement().position().equals(Optional.of(entrance.digest))) {
        throw new RefusedException(JoiningReason.JOINED_OTHERWISE);
      }
    } else {
      unchanged(application, position);
    }
    return entrance;
  }

  private static String digest(List<byte[]> objects) {
    MessageDigest sha256 = sha256();
    objects.forEach(sha256::update);
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The register is to be as it was at the application, but for an earlier try that entered. */
  private void unchanged(Application application, Position position) throws RefusedException {
    PartyIdentity party = application.party();
    Optional<PartyIdentity> now = known(party.id());
    boolean entered = now.filter(each -> each.equals(party)).isPresent();
    if (entered) {
      boolean same =
          register.<Boolean, RuntimeException>ask(all ->
              all.readableBy(_ -> true)
                  .hasPosition(position.accord(), position.party(), position.id()));
      if (!same) {
        throw new RefusedException(JoiningReason.JOINED_OTHERWISE);
      }
    } else if (now.isPresent()) {
      reported(party, now.get());
      if (!application.isOfReportedParty()) {
        throw new RefusedException(JoiningReason.ENTERED_MEANWHILE);
      }
    }
  }

  /** Who joins now joins now: a day of another zone's calendar may be one off. */
  private static void day(Position position, Instant applied) throws RefusedException {
    LocalDate first = LocalDate.ofInstant(applied, ZoneOffset.UTC).minusDays(1);
    boolean now =
        position.dated().quality() == DateQuality.EXACT
            && position.dated().date().filter(day -> !day.isBefore(first)).isPresent();
    if (!now) {
      throw new RefusedException(JoiningReason.DATE, first);
    }
  }

  private void rules(List<Piece> pieces) throws RefusedException {
    Submitter by =
        new Submitter(
            depositary.id(),
            depositary.category(),
            depositary.country(),
            true,
            depositary.exercise());
    Map<String, Grounds> refused =
        register.ask(known -> new Rules(known, origin, clock.instant()).refusals(by, pieces));
    Optional<Grounds> why = refused.values().stream().findFirst();
    if (why.isPresent()) {
      throw new RefusedException(why.get());
    }
  }

  private static byte[] envelope(List<byte[]> objects) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] before = "{\"objects\":[".getBytes(StandardCharsets.US_ASCII);
    for (byte[] object : objects) {
      out.writeBytes(before);
      out.writeBytes(object);
      before = ",".getBytes(StandardCharsets.US_ASCII);
    }
    out.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
