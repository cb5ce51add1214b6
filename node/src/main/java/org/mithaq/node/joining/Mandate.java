package org.mithaq.node.joining;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mithaq.accord.AccordNature;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Position;
import org.mithaq.accord.RefusedException;
import org.mithaq.accord.Word;
import org.mithaq.stix.Json;

/**
 * By what an applicant acts for its party, as it says when it applies; its position has to say the
 * same.
 *
 * @param domain with {@link MandateKind#DOMAIN} alone
 * @param method {@code dns} or {@code https}; with a domain alone
 * @param office of whoever acts for a state
 * @param attachments what is handed in, such as a note verbale or full powers
 */
record Mandate(
    MandateKind kind,
    String officer,
    Optional<String> domain,
    Optional<String> method,
    Optional<String> office,
    List<Attachment> attachments) {

  private static final int LONGEST = 500;
  private static final int MOST_ATTACHMENTS = 16;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> OFFICES =
      Set.of("head-of-state", "head-of-government", "foreign-minister");

  /** A document that stays with the applicant; {@code sha256} in small hexadecimal. */
  record Attachment(String name, String sha256) {}

  Mandate {
    attachments = List.copyOf(attachments);
  }

  /** Reads what an applicant sends, or what was kept of it. */
  static Mandate read(Json.Members json) throws RefusedException {
    MandateKind kind =
        Word.find(MandateKind.values(), text(json, "kind").orElse(""))
            .orElseThrow(() -> new RefusedException(JoiningReason.MANDATE_KIND));
    String officer =
        text(json, "officer").orElseThrow(() -> new RefusedException(JoiningReason.NO_OFFICER));
    Optional<String> domain = text(json, "domain");
    Optional<String> method = text(json, "method");
    if (kind == MandateKind.DOMAIN) {
      Optional<String> bad = DomainName.refusal(domain.orElse(""));
      if (bad.isPresent()) {
        throw new RefusedException(JoiningReason.DOMAIN, bad.get());
      }
      if (!Set.of("dns", "https").contains(method.orElse(""))) {
        throw new RefusedException(JoiningReason.METHOD);
      }
    } else if (domain.isPresent() || method.isPresent()) {
      throw new RefusedException(JoiningReason.DOMAIN_MISPLACED);
    }
    return new Mandate(kind, officer, domain, method, text(json, "office"), attachments(json));
  }

  private static Optional<String> text(Json.Members json, String name) throws RefusedException {
    Optional<String> text = json.text(name);
    if (text.isPresent()
        && (text.get().isBlank()
            || text.get().length() > LONGEST
            || text.get().chars().anyMatch(Character::isISOControl))) {
      throw new RefusedException(JoiningReason.LINE, name, LONGEST);
    }
    return text;
  }

  private static List<Attachment> attachments(Json.Members json) throws RefusedException {
    List<Attachment> attachments = new ArrayList<>();
    for (Json.Members each : json.objects("attachments")) {
      String sha256 = text(each, "sha256").orElse("");
      if (!SHA_256.matcher(sha256).matches() || attachments.size() == MOST_ATTACHMENTS) {
        throw new RefusedException(JoiningReason.ATTACHMENTS);
      }
      attachments.add(
          new Attachment(
              text(each, "name")
                  .orElseThrow(() -> new RefusedException(JoiningReason.ATTACHMENT_NAMELESS)),
              sha256));
    }
    return attachments;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("kind", kind.word());
    json.writeStringField("officer", officer);
    write(json, "domain", domain);
    write(json, "method", method);
    write(json, "office", office);
    json.writeArrayFieldStart("attachments");
    for (Attachment each : attachments) {
      json.writeStartObject();
      json.writeStringField("name", each.name);
      json.writeStringField("sha256", each.sha256);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }

  /** Whether such a mandate can do for such a party at all. */
  void fits(PartyCategory category, AccordNature nature) throws RefusedException {
    boolean state = category == PartyCategory.STATE;
    boolean ofState = kind == MandateKind.OFFICE || kind == MandateKind.FULL_POWERS;
    if (state && !ofState) {
      throw new RefusedException(JoiningReason.STATE_WITHOUT_OFFICE);
    }
    if (!state && ofState) {
      throw new RefusedException(JoiningReason.OFFICE_OF_NO_STATE);
    }
    if (kind == MandateKind.OFFICE && !OFFICES.contains(office.orElse(""))) {
      throw new RefusedException(JoiningReason.OFFICE);
    }
    if (kind == MandateKind.FULL_POWERS
        && (nature != AccordNature.TREATY || attachments.isEmpty())) {
      throw new RefusedException(JoiningReason.FULL_POWERS);
    }
  }

  /** A position has to say what was checked, no more and no less. */
  void agrees(Position position, String day) throws RefusedException {
    Position.Mandate said =
        position.mandate().orElseThrow(() -> new RefusedException(JoiningReason.MANDATE_MISSING));
    boolean same =
        said.kind() == kind
            && said.officer().equals(Optional.of(officer))
            && said.domain().equals(domain)
            && said.method().equals(method)
            && said.checked().map(Object::toString).equals(Optional.of(day));
    if (!same) {
      throw new RefusedException(JoiningReason.MANDATE_CHANGED, day);
    }
    if (office.isPresent()
        && position.announcedBy().filter(by -> by.office().equals(office.get())).isEmpty()) {
      throw new RefusedException(JoiningReason.OFFICE_CHANGED);
    }
    List<Attachment> attached =
        position.attachments().stream()
            .map(each -> new Attachment(each.name(), each.sha256()))
            .toList();
    if (!attached.equals(attachments)) {
      throw new RefusedException(JoiningReason.ATTACHMENTS_CHANGED);
    }
  }
}
