package org.mithaq.accord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mithaq.stix.Json;

/**
 * Reads objects of the register from their bytes. What the types of {@code accord.types} demand was
 * checked before by whoever admitted them; this is strict about what the rules need, and deaf to
 * the rest.
 */
public final class ObjectReader {

  /** Types that are the register's whatever stands in them. */
  private static final Set<String> OWN =
      Stream.concat(
              Stream.of(
                  "accord",
                  "position",
                  "circle",
                  "membership",
                  "undertaking",
                  "progress",
                  "signature"),
              MatterReader.TYPES.stream())
          .collect(Collectors.toUnmodifiableSet());

  /** Types that belong to the register where they have an extension of ours. */
  private static final Map<String, byte[]> EXTENDED =
      Map.of(
          "identity", Extensions.IDENTITY.getBytes(StandardCharsets.US_ASCII),
          "note", Extensions.NOTE.getBytes(StandardCharsets.US_ASCII),
          "incident", Extensions.INCIDENT.getBytes(StandardCharsets.US_ASCII));

  private static final byte[] NONE = {};

  private static final String ALGORITHM = "algorithm";

  private ObjectReader() {}

  /**
   * Whether an object is one that the rules of the register are for. It is not parsed: an identity
   * or a note is taken for one if the id of our extension stands anywhere in it.
   */
  public static boolean isRuled(String type, byte[] source, int offset, int length) {
    if (OWN.contains(type)) {
      return true;
    }
    byte[] sought = EXTENDED.getOrDefault(type, NONE);
    return sought.length > 0 && contains(source, offset, offset + length, sought);
  }

  /** Whether the register takes note of an object; see {@link #isRuled}. */
  public static boolean isNoted(String type, byte[] source, int offset, int length) {
    return type.equals("language-content")
        || type.equals("opinion")
        || isRuled(type, source, offset, length);
  }

  /** Whether objects of a type may be ones that {@link #isNoted} says yes to. */
  public static boolean mayBeNoted(String type) {
    return OWN.contains(type)
        || EXTENDED.containsKey(type)
        || type.equals("language-content")
        || type.equals("opinion");
  }

  /** Whether objects of a type have one version each: what is to change is a new object. */
  public static boolean hasOneVersion(String type) {
    return OWN.contains(type);
  }

  private static boolean contains(byte[] in, int from, int to, byte[] sought) {
    for (int at = from; at + sought.length <= to; at++) {
      if (in[at] == sought[0]
          && Arrays.equals(in, at, at + sought.length, sought, 0, sought.length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads one object.
   *
   * @return empty for an object that has nothing to do with the register
   * @throws RefusedException for one that has, and cannot be taken
   */
  public static Optional<RegisterObject> read(byte[] source, int offset, int length)
      throws RefusedException {
    try {
      return read(
          new Fields(Json.parse(source, offset, length), ""),
          () -> Piece.digest(source, offset, length));
    } catch (IOException e) {
      throw new RefusedException(FormReason.UNREADABLE);
    }
  }

  private static Optional<RegisterObject> read(Fields object, Supplier<byte[]> digest)
      throws RefusedException {
    String id = object.id("id");
    return switch (object.text("type")) {
      case "accord" -> Optional.of(accord(id, object));
      case "identity" -> {
        Optional<Fields> party = object.extension(Extensions.IDENTITY);
        yield party.isEmpty() ? Optional.empty() : Optional.of(party(id, object, party.get()));
      }
      case "position" -> Optional.of(position(id, object));
      case "circle" ->
          Optional.of(
              new Circle(
                  id,
                  object.text("name"),
                  object.text("slug"),
                  object.word("kind", CircleKind.values()),
                  object.text("steward_ref")));
      case "membership" ->
          Optional.of(
              new Membership(
                  id,
                  object.text("circle_ref"),
                  object.text("party_ref"),
                  object.word("status", MembershipStatus.values()),
                  object.dated(),
                  object.word("basis", Basis.values()),
                  object.claim(),
                  object.sources()));
      case "undertaking" -> Optional.of(undertaking(id, object));
      case "progress" -> Optional.of(progress(id, object));
      case "signature" -> Optional.of(signature(id, object));
      case "note" -> {
        Optional<Fields> remark = object.extension(Extensions.NOTE);
        yield remark.isEmpty() ? Optional.empty() : Optional.of(remark(id, object, remark.get()));
      }
      case "incident" -> {
        Optional<Fields> report = object.extension(Extensions.INCIDENT);
        yield report.isEmpty()
            ? Optional.empty()
            : Optional.of(MatterReader.incident(id, object, report.get()));
      }
      case "opinion" ->
          object.text("opinion").endsWith("disagree")
              ? Optional.of(
                  new Objection(
                      id, object.json().texts("object_refs"), object.optional("explanation")))
              : Optional.empty();
      case "language-content" -> Optional.of(translation(id, object));
      case String type when MatterReader.TYPES.contains(type) ->
          Optional.of(MatterReader.read(type, id, object, digest));
      default -> Optional.empty();
    };
  }

  private static Accord accord(String id, Fields object) throws RefusedException {
    List<Accord.Text> texts = new ArrayList<>();
    for (Fields text : object.objects("texts")) {
      List<Accord.Principle> principles = new ArrayList<>();
      for (Fields principle : text.objects("principles")) {
        principles.add(
            new Accord.Principle(
                principle.text("number"), principle.text("title"), principle.optional("text")));
      }
      texts.add(
          new Accord.Text(
              text.text("lang"),
              text.json().flag("authentic"),
              text.text("title"),
              text.optional("url"),
              principles));
    }
    return new Accord(
        id,
        object.text("name"),
        object.text("slug"),
        object.word("nature", AccordNature.values()),
        object.day("opened").orElseThrow(() -> object.lacks("opened")),
        object.text("depositary_ref"),
        texts,
        object.optional("reservations").map("allowed"::equals).orElse(true),
        object.number("enters_into_force_after"));
  }

  private static PartyIdentity party(String id, Fields object, Fields party)
      throws RefusedException {
    List<PartyKey> keys = new ArrayList<>();
    for (Fields key : party.objects("keys")) {
      keys.add(
          key.json().has("certificate")
              ? Keys.ofCertificate(key.bytes("certificate"))
              : Keys.of(key.word(ALGORITHM, KeyAlgorithm.values()), key.bytes("public_key")));
    }
    return new PartyIdentity(
        id,
        object.text("name"),
        party.word("category", PartyCategory.values()),
        party.optional("country"),
        party.optional("slug"),
        keys,
        party.optional("source_category"));
  }

  private static Position position(String id, Fields object) throws RefusedException {
    List<Position.Reservation> reservations = new ArrayList<>();
    for (Fields each : object.objects("reservations")) {
      reservations.add(new Position.Reservation(each.text("clause"), each.passage()));
    }
    List<Position.TreatyObjection> objections = new ArrayList<>();
    for (Fields each : object.objects("objections")) {
      objections.add(
          new Position.TreatyObjection(
              each.text("position_ref"), each.optional("clause"), each.passage()));
    }
    List<Position.Attachment> attachments = new ArrayList<>();
    for (Fields each : object.objects("attachments")) {
      attachments.add(
          new Position.Attachment(
              each.text("name"), each.optional("url"), each.under("hashes").text("SHA-256")));
    }
    Optional<Position.Announcement> announced = Optional.empty();
    if (object.json().has("announced_by")) {
      Fields by = object.under("announced_by");
      announced =
          Optional.of(
              new Position.Announcement(
                  by.text("name"), by.text("office"), by.optional("title"), by.optional("place")));
    }
    Optional<Position.Mandate> mandate = Optional.empty();
    if (object.json().has("mandate")) {
      Fields given = object.under("mandate");
      mandate =
          Optional.of(
              new Position.Mandate(
                  given.word("kind", MandateKind.values()),
                  given.optional("officer"),
                  given.optional("domain"),
                  given.optional("method"),
                  given.day("checked")));
    }
    return new Position(
        id,
        object.text("accord_ref"),
        object.text("party_ref"),
        object.word("stance", Stance.values()),
        object.optionalWord("action", TreatyAction.values()),
        object.dated(),
        object.word("basis", Basis.values()),
        announced,
        object.passages("explanation"),
        object.passages("declarations"),
        reservations,
        objections,
        attachments,
        mandate,
        object.claim(),
        object.sources());
  }

  private static Undertaking undertaking(String id, Fields object) throws RefusedException {
    return new Undertaking(
        id,
        object.text("name"),
        object.optional("description"),
        object.word("kind", UndertakingKind.values()),
        object.json().texts("by_refs"),
        object.optional("circle_ref"),
        object.dated(),
        object.optional("approval_by"),
        object.day("due"),
        object.number("review_months"),
        object.day("last_review"),
        object.norms("serves"),
        object.json().texts("strands"),
        object.claim(),
        object.sources());
  }

  private static Progress progress(String id, Fields object) throws RefusedException {
    return new Progress(
        id,
        object.text("undertaking_ref"),
        object.word("kind", ProgressKind.values()),
        object.optionalWord("stage", Stage.values()),
        object.dated(),
        object.optional("text"),
        object.optional("strand"),
        object.optional("approval_by"),
        object.optional("replies_to_ref"),
        object.claim(),
        object.sources());
  }

  private static Signature signature(String id, Fields object) throws RefusedException {
    return new Signature(
        id,
        object.text("object_ref"),
        object.text("object_digest"),
        object.text("party_ref"),
        object.text("accord_ref"),
        object.text("origin"),
        object.word(ALGORITHM, KeyAlgorithm.values()),
        object.text("key_id"),
        object.bytes("value"));
  }

  private static Remark remark(String id, Fields object, Fields remark) throws RefusedException {
    return new Remark(
        id,
        remark.word("kind", RemarkKind.values()),
        object.json().texts("object_refs"),
        object.text("content"),
        remark.dated(),
        remark.optional("claimed_by"),
        remark.optionalWord("category", PartyCategory.values()),
        remark.optionalWord("precision", Precision.values()),
        remark.json().number("number"),
        remark.optional("unit"),
        object.sources());
  }

  private static Translation translation(String id, Fields object) {
    Map<String, Map<String, String>> texts = new HashMap<>();
    object
        .json()
        .object("contents")
        .byName()
        .forEach((lang, properties) -> {
          if (properties instanceof Json.Members members) {
            Map<String, String> plain = new HashMap<>();
            for (String name : members.byName().keySet()) {
              members.text(name).ifPresent(text -> plain.put(name, text));
            }
            texts.put(lang, Map.copyOf(plain));
          }
        });
    return new Translation(id, object.json().text("object_ref").orElse(""), texts);
  }
}
