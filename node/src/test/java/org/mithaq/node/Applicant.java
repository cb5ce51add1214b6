package org.mithaq.node;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Basis;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Dated;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Position;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.Stance;
import org.mithaq.accord.TreatyAction;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.accord.draft.PositionDraft;
import org.mithaq.accord.draft.SignatureDraft;

/** Someone who applies to join, with a key of its own. */
final class Applicant {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final LocalDate DAY = LocalDate.parse("2026-03-01");
  static final String OFFICER = "A. N. Other";

  private final String name;
  private final PartyCategory category;
  private final Optional<String> country;
  private final String accord;
  final SigningKey key = SigningKey.draw(KeyAlgorithm.ED25519);

  Applicant(String name, PartyCategory category, Optional<String> country, String accord) {
    this.name = name;
    this.category = category;
    this.country = country;
    this.accord = accord;
  }

  PartyDraft identity() {
    return new PartyDraft(
        Head.of(name, NOW),
        name,
        category,
        country,
        Optional.empty(),
        List.of(key.key()),
        PartyDraft.AsFound.NOWHERE);
  }

  /** The identity as somebody enters it who has heard of the party: without keys. */
  String reported() {
    PartyDraft own = identity();
    return text(
        new PartyDraft(
            own.head(), name, category, country, Optional.empty(), PartyDraft.AsFound.NOWHERE));
  }

  /** A later version of the identity. */
  String version(String modified) {
    return text(identity())
        .replace("\"modified\":\"2026-03-01T12:00:00.000Z\"", "\"modified\":\"" + modified + "\"");
  }

  /** An application with a later version of the identity. */
  String application(String mandate, String identity) {
    return application(mandate, identity, signature(key, place(), id(), identity));
  }

  String id() {
    return identity().id();
  }

  SignatureDraft.Place place() {
    return new SignatureDraft.Place(id(), accord, LocalNode.ORIGIN.value());
  }

  static String text(Draft draft) {
    return new String(draft.json(), StandardCharsets.UTF_8);
  }

  /** The signature over an object's text. */
  static String signature(SigningKey key, SignatureDraft.Place place, String id, String object) {
    return text(SignatureDraft.sign(key, place, id, NOW, object.getBytes(StandardCharsets.UTF_8)));
  }

  String application(String mandate) {
    String identity = text(identity());
    return application(mandate, identity, signature(key, place(), id(), identity));
  }

  static String application(String mandate, String identity, String signature) {
    return "{\"accord\":\"test\",\"mandate\":%s,\"objects\":[%s,%s]}"
        .formatted(mandate, identity, signature);
  }

  PositionDraft position(Position.Mandate mandate) {
    return position(mandate, DAY, Optional.empty(), List.of());
  }

  /** What it signs with its account: nobody has to check a mandate. */
  String act(String name, SigningKey by) {
    PositionDraft act =
        new PositionDraft(
            Head.of(name, NOW),
            accord,
            id(),
            Stance.SUPPORTS,
            new Dated(Optional.of(DAY), DateQuality.EXACT, Optional.empty()),
            Basis.SIGNED_ACT,
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    String text = text(act);
    return text + "," + signature(by, place(), act.id(), text);
  }

  /** Signed by an ambassador under a treaty. */
  PositionDraft signature(List<Position.Attachment> attachments, Optional<TreatyAction> action) {
    PositionDraft act =
        position(by(MandateKind.FULL_POWERS), DAY, Optional.of("ambassador"), attachments);
    return new PositionDraft(
        act.head(),
        accord,
        id(),
        act.stance(),
        act.dated(),
        act.basis(),
        act.announcedBy(),
        List.of(),
        attachments,
        act.mandate(),
        Optional.empty(),
        action);
  }

  PositionDraft position(
      Position.Mandate mandate,
      LocalDate day,
      Optional<String> office,
      List<Position.Attachment> attachments) {
    return new PositionDraft(
        Head.of("position " + name, NOW),
        accord,
        id(),
        Stance.SUPPORTS,
        new Dated(Optional.of(day), DateQuality.EXACT, Optional.empty()),
        Basis.SIGNED_ACT,
        office.map(word ->
            new PositionDraft.Announcement(OFFICER, word, Optional.empty(), Optional.empty())),
        List.of(),
        attachments,
        Optional.of(mandate),
        Optional.empty());
  }

  String signed(PositionDraft position) {
    String text = text(position);
    return "{\"objects\":[%s,%s]}".formatted(text, signature(key, place(), position.id(), text));
  }

  static Position.Mandate byDomain(String domain) {
    return new Position.Mandate(
        MandateKind.DOMAIN,
        Optional.of(OFFICER),
        Optional.of(domain),
        Optional.of("dns"),
        Optional.of(DAY));
  }

  static Position.Mandate by(MandateKind kind) {
    return new Position.Mandate(
        kind, Optional.of(OFFICER), Optional.empty(), Optional.empty(), Optional.of(DAY));
  }
}
