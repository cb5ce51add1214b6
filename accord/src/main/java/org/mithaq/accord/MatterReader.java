package org.mithaq.accord;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Reads requests, cases, statements and what belongs to them. */
final class MatterReader {

  static final Set<String> TYPES =
      Set.of(
          "contact",
          "contact-details",
          "contact-check",
          "assistance-request",
          "assistance-reply",
          "accountability-case",
          "case-entry",
          "statement",
          "cosignature",
          "incident-claim");

  private MatterReader() {}

  /**
   * Reads one.
   *
   * @param digest SHA-256 of its bytes
   */
  static Matter read(String type, String id, Fields object, Supplier<byte[]> digest)
      throws RefusedException {
    Instant created = object.created();
    return switch (type) {
      case "contact" -> new Contact(id, created, contact(object));
      case "contact-details" -> new ContactDetails(id, created, details(object));
      case "contact-check" ->
          new ContactCheck(
              id,
              created,
              new ContactCheck.Terms(
                  object.id("contact_ref"),
                  object.text("result").equals("reached"),
                  object.number("seconds"),
                  object.optional("note")));
      case "assistance-request" -> new AssistanceRequest(id, created, request(object));
      case "assistance-reply" -> new AssistanceReply(id, created, reply(object));
      case "accountability-case" -> new AccountabilityCase(id, created, accountabilityCase(object));
      case "case-entry" -> new CaseEntry(id, created, entry(object));
      case "statement" ->
          new JointStatement(
              id, created, HexFormat.of().formatHex(digest.get()), statement(object));
      case "incident-claim" -> new IncidentClaim(id, created, claim(object));
      case "cosignature" -> new Cosignature(id, created, cosignature(object));
      default -> throw new IllegalArgumentException("no matter of the register: " + type);
    };
  }

  private static Contact.Terms contact(Fields object) throws RefusedException {
    return new Contact.Terms(
        object.text("party_ref"),
        object.word("kind", ContactKind.values()),
        object.json().texts("languages"),
        object.text("time_zone"),
        object.optional("hours"),
        object.json().flag("ended"));
  }

  private static ContactDetails.Terms details(Fields object) throws RefusedException {
    List<ContactDetails.Channel> channels = new ArrayList<>();
    for (Fields each : object.objects("channels")) {
      channels.add(
          new ContactDetails.Channel(
              each.text("medium"), each.text("address"), each.optional("note")));
    }
    List<ContactDetails.ChannelKey> keys = new ArrayList<>();
    for (Fields each : object.objects("keys")) {
      keys.add(
          new ContactDetails.ChannelKey(
              each.text("purpose"), each.text("fingerprint"), each.optional("key")));
    }
    return new ContactDetails.Terms(
        object.id("contact_ref"), object.text("role"), object.optional("name"), channels, keys);
  }

  private static AssistanceRequest.Terms request(Fields object) throws RefusedException {
    List<Need> needs = object.words("needs", Need.values());
    return new AssistanceRequest.Terms(
        object.text("name"),
        object.optional("description"),
        object.json().texts("to_refs"),
        object.optional("circle_ref"),
        needs.isEmpty() ? Set.of() : EnumSet.copyOf(needs),
        object.word("urgency", Urgency.values()),
        new AssistanceRequest.Clocks(
            seconds(object, "acknowledge_within"), seconds(object, "answer_within")),
        object.json().texts("incident_refs"),
        object.json().texts("object_refs"),
        object.optional("for_ref"));
  }

  private static AssistanceReply.Terms reply(Fields object) throws RefusedException {
    return new AssistanceReply.Terms(
        object.id("request_ref"),
        object.word("kind", ReplyKind.values()),
        object.optional("text"),
        object.optional("reason"),
        object.optional("about_ref"),
        object.json().texts("to_refs"),
        object.json().texts("object_refs"),
        object.optionalWord("cause", EscalationCause.values()),
        object.json().flag("automatic"));
  }

  private static AccountabilityCase.Terms accountabilityCase(Fields object)
      throws RefusedException {
    return new AccountabilityCase.Terms(
        object.text("name"),
        object.text("respondent_ref"),
        object.json().texts("claimant_refs"),
        object.under("norm").norm(),
        object.passages("claim"),
        object.json().texts("incident_refs"),
        seconds(object, "response_within").orElseThrow(() -> object.lacks("response_within")));
  }

  private static CaseEntry.Terms entry(Fields object) throws RefusedException {
    Optional<Evidence> evidence = Optional.empty();
    if (object.json().has("evidence")) {
      Fields given = object.under("evidence");
      evidence =
          Optional.of(
              new Evidence(
                  given.optional("name"),
                  given.optional("source"),
                  given.optional("digest"),
                  given.optional("commitment"),
                  given.optional("salt"),
                  given.optionalWord("confidence", Confidence.values())));
    }
    return new CaseEntry.Terms(
        object.id("case_ref"),
        object.word("kind", CaseEntryKind.values()),
        object.passages("texts"),
        object.day("date"),
        evidence,
        object.optional("about_ref"),
        seconds(object, "seconds"),
        object.optionalWord("diligence", DiligenceStep.values()));
  }

  /** An incident with our extension. */
  static IncidentReport incident(String id, Fields object, Fields report) throws RefusedException {
    return new IncidentReport(
        id,
        object.created(),
        new IncidentReport.Terms(
            object.text("name"),
            object.optional("description"),
            report.json().texts("sectors"),
            report.optional("impact"),
            report.optional("ransomware_family"),
            report.json().texts("affected_countries"),
            object.json().flag("revoked")));
  }

  private static IncidentClaim.Terms claim(Fields object) throws RefusedException {
    return new IncidentClaim.Terms(
        object.id("incident_ref"),
        object.word("kind", IncidentClaim.Kind.values()),
        object.text("text"),
        moment(object, "from"),
        moment(object, "until"),
        object.optionalWord("confidence_level", Confidence.values()));
  }

  private static JointStatement.Terms statement(Fields object) throws RefusedException {
    List<JointStatement.Text> texts = new ArrayList<>();
    for (Fields text : object.objects("texts")) {
      List<JointStatement.Clause> clauses = new ArrayList<>();
      for (Fields clause : text.objects("clauses")) {
        clauses.add(new JointStatement.Clause(clause.text("number"), clause.text("text")));
      }
      texts.add(new JointStatement.Text(text.text("lang"), text.text("title"), clauses));
    }
    return new JointStatement.Terms(
        object.text("name"),
        texts,
        object.json().texts("invited_refs"),
        object.optional("circle_ref"),
        object.number("threshold"),
        moment(object, "closes"),
        object.json().flag("opens_when_published"));
  }

  private static Cosignature.Terms cosignature(Fields object) throws RefusedException {
    List<Position.Reservation> reservations = new ArrayList<>();
    for (Fields each : object.objects("reservations")) {
      reservations.add(new Position.Reservation(each.text("clause"), each.passage()));
    }
    return new Cosignature.Terms(
        object.id("statement_ref"),
        object.text("statement_digest"),
        object.text("party_ref"),
        object.word("act", CosignatureAct.values()),
        reservations,
        object.passages("explanation"));
  }

  private static Optional<Duration> seconds(Fields object, String name) throws RefusedException {
    OptionalInt seconds = object.number(name);
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(seconds.getAsInt()))
        : Optional.empty();
  }

  private static Optional<Instant> moment(Fields object, String name) throws RefusedException {
    try {
      return object.optional(name).map(Instant::parse);
    } catch (DateTimeException e) {
      throw new RefusedException(FormReason.TIME, name);
    }
  }
}
