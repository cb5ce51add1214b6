package org.mithaq.cli.signing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Basis;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Dated;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Position;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.Stance;
import org.mithaq.accord.TreatyAction;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.accord.draft.PositionDraft;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.stix.Json;

/**
 * Who wants to join, by what mandate; and the objects that say so, each with its signature.
 *
 * @param officer who acts
 * @param domain of a mandate by domain
 * @param method {@code dns} or {@code https}
 * @param office of whoever acts for a state
 * @param attachments what is handed in; the files themselves stay here
 */
public record Candidacy(
    String name,
    PartyCategory category,
    Optional<String> country,
    String officer,
    Optional<String> domain,
    Optional<String> method,
    Optional<String> office,
    List<Position.Attachment> attachments) {

  public Candidacy {
    attachments = List.copyOf(attachments);
  }

  private static final Set<String> OFFICES =
      Set.of("head-of-state", "head-of-government", "foreign-minister");

  /** A state acts by its office, or by full powers; others by their domain, else by a word. */
  public MandateKind kind() {
    if (category == PartyCategory.STATE && domain.isEmpty()) {
      boolean powers = office.filter(OFFICES::contains).isEmpty() && !attachments.isEmpty();
      return office.isEmpty() || powers ? MandateKind.FULL_POWERS : MandateKind.OFFICE;
    }
    return domain.isPresent() ? MandateKind.DOMAIN : MandateKind.DEPOSITARY;
  }

  /** The identity of a party that is new to the node; its id comes from its first key. */
  public byte[] identity(SigningKey key, Instant now) {
    return new PartyDraft(
            Head.of("key:" + key.key().id(), now),
            name,
            category,
            country,
            Optional.empty(),
            List.of(key.key()),
            PartyDraft.AsFound.NOWHERE)
        .json();
  }

  /**
   * The application's body.
   *
   * @param slug of the accord
   * @param identity with the key in it
   */
  public byte[] application(
      SigningKey key, String slug, String accord, String origin, byte[] identity)
      throws IOException, FailedException {
    String id = Json.parse(identity, 0, identity.length).text("id").orElse("");
    Signer signer = new Signer(key, new SignatureDraft.Place(id, accord, origin));
    signer.sign(identity, "the identity");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("accord", slug);
      json.writeObjectFieldStart("mandate");
      json.writeStringField("kind", kind().word());
      json.writeStringField("officer", officer);
      write(json, "domain", domain);
      write(json, "method", method);
      write(json, "office", office);
      json.writeArrayFieldStart("attachments");
      for (Position.Attachment each : attachments) {
        json.writeStartObject();
        json.writeStringField("name", each.name());
        json.writeStringField("sha256", each.sha256());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      // The objects go in as they were signed.
      json.writeFieldName("objects");
      json.writeStartArray();
      for (byte[] object : signer.objects()) {
        json.writeRawValue(new String(object, StandardCharsets.UTF_8));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** The candidacy that an application's body tells of. */
  public static Candidacy of(byte[] application) throws IOException, FailedException {
    Json.Members json = Json.parse(application, 0, application.length);
    Json.Members mandate = json.object("mandate");
    Json.Members identity =
        json.objects("objects").stream()
            .findFirst()
            .orElseThrow(() -> new FailedException("The application holds no identity."));
    Json.Members party = identity.object("extensions").object(Extensions.IDENTITY);
    return new Candidacy(
        identity.text("name").orElse(""),
        Word.find(PartyCategory.values(), party.text("category").orElse(""))
            .orElseThrow(() -> new FailedException("The application names no category.")),
        party.text("country"),
        mandate.text("officer").orElse(""),
        mandate.text("domain"),
        mandate.text("method"),
        mandate.text("office"),
        mandate.objects("attachments").stream()
            .map(each ->
                new Position.Attachment(
                    each.text("name").orElse(""), Optional.empty(), each.text("sha256").orElse("")))
            .toList());
  }

  private static void write(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }

  /**
   * The signed position, in an envelope.
   *
   * @param checked the day on which the mandate was
   * @param action under a treaty
   */
  public byte[] position(
      SigningKey key,
      SignatureDraft.Place place,
      LocalDate checked,
      Optional<TreatyAction> action,
      Instant now)
      throws IOException, FailedException {
    PositionDraft position =
        new PositionDraft(
            Head.of("join:" + place.party() + ":" + place.accord(), now),
            place.accord(),
            place.party(),
            Stance.SUPPORTS,
            new Dated(
                Optional.of(LocalDate.ofInstant(now, ZoneOffset.UTC)),
                DateQuality.EXACT,
                Optional.empty()),
            Basis.SIGNED_ACT,
            Optional.of(
                new PositionDraft.Announcement(
                    officer, office.orElse("officer"), Optional.empty(), Optional.empty())),
            List.of(),
            attachments,
            Optional.of(
                new Position.Mandate(
                    kind(), Optional.of(officer), domain, method, Optional.of(checked))),
            Optional.empty(),
            action);
    Signer signer = new Signer(key, place);
    signer.sign(position.json(), "the position");
    return signer.envelope();
  }
}
