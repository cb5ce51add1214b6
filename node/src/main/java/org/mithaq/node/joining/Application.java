package org.mithaq.node.joining;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.RefusedException;
import org.mithaq.accord.Word;
import org.mithaq.node.access.SecretDigest;

/**
 * A party's application as it stands.
 *
 * @param id 128 random bits, hexadecimal
 * @param secret of the applicant; the secret itself is not kept
 * @param challenge what proves control of a domain; 128 random bits
 * @param accord STIX id
 * @param network where it came from, to bound how many one sender has
 * @param objects the identity and the signature over it, as they came
 */
record Application(
    String id,
    SecretDigest secret,
    String challenge,
    String accord,
    String network,
    Instant applied,
    Mandate mandate,
    Judgement judgement,
    List<byte[]> objects) {

  /** What became of the mandate. */
  enum State implements Word {
    PENDING("pending"),
    /** The domain shows the proof; that it is the party's, the depositary has to say. */
    PROVED("proved"),
    ACCEPTED("accepted"),
    REFUSED("refused"),
    /** All has entered; kept for whoever lost the answer. */
    JOINED("joined");

    private final String word;

    State(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /**
   * The judgement on the mandate.
   *
   * @param day when it was accepted or refused, UTC
   * @param reason in words; of a pending one, why its last check failed; may be empty
   * @param position SHA-256, in hexadecimal, of what entered with the identity; of one that joined
   */
  record Judgement(State state, Optional<LocalDate> day, String reason, Optional<String> position) {
    static final Judgement NONE = of(State.PENDING, Optional.empty(), "");

    static Judgement of(State state, Optional<LocalDate> day, String reason) {
      return new Judgement(state, day, reason, Optional.empty());
    }
  }

  Application {
    objects = List.copyOf(objects);
  }

  Application judged(Judgement other) {
    return new Application(
        id, secret, challenge, accord, network, applied, mandate, other, objects);
  }

  /** All has entered. */
  Application joinedBy(String position) {
    return judged(
        new Judgement(State.JOINED, judgement.day, judgement.reason, Optional.of(position)));
  }

  boolean is(State state) {
    return judgement.state == state;
  }

  /** Whether the party is in the register: what it sent is a later version of its identity. */
  boolean isOfReportedParty() throws RefusedException {
    byte[] identity = objects.getFirst();
    try {
      var json = org.mithaq.stix.Json.parse(identity, 0, identity.length);
      return !json.text("created").equals(json.text("modified"));
    } catch (IOException e) {
      throw new RefusedException(JoiningReason.NO_IDENTITY);
    }
  }

  /** What is to stand at the domain. */
  String proof() {
    return "mithaq=" + challenge;
  }

  PartyIdentity party() throws RefusedException {
    byte[] identity = objects.getFirst();
    return org.mithaq.accord.ObjectReader.read(identity, 0, identity.length)
        .filter(PartyIdentity.class::isInstance)
        .map(PartyIdentity.class::cast)
        .orElseThrow(() -> new RefusedException(JoiningReason.NO_PARTY));
  }

  /** Writes what is kept of it. */
  void keep(JsonGenerator json) throws IOException {
    json.writeStringField("id", id);
    json.writeStringField("secret", secret.written());
    json.writeStringField("challenge", challenge);
    json.writeStringField("accord", accord);
    json.writeStringField("network", network);
    json.writeStringField("applied", applied.toString());
    write(json);
    if (judgement.position.isPresent()) {
      json.writeStringField("position", judgement.position.get());
    }
    json.writeArrayFieldStart("objects");
    for (byte[] object : objects) {
      json.writeString(Base64.getEncoder().encodeToString(object));
    }
    json.writeEndArray();
  }

  /** Mandate and judgement, as they are kept and as they are shown. */
  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("mandate");
    mandate.write(json);
    json.writeEndObject();
    json.writeStringField("state", judgement.state.word());
    if (judgement.day.isPresent()) {
      json.writeStringField("checked", judgement.day.get().toString());
    }
    json.writeStringField("reason", judgement.reason);
  }

  /** Reads what {@link #keep} wrote. */
  static Application read(org.mithaq.stix.Json.Members json) throws IOException {
    try {
      return new Application(
          json.need("id"),
          SecretDigest.parse(json.need("secret")).orElseThrow(() -> new IOException("no secret")),
          json.need("challenge"),
          json.need("accord"),
          json.need("network"),
          Instant.parse(json.need("applied")),
          Mandate.read(json.object("mandate")),
          new Judgement(
              Word.find(State.values(), json.need("state"))
                  .orElseThrow(() -> new IOException("no state")),
              json.text("checked").map(LocalDate::parse),
              json.text("reason").orElse(""),
              json.text("position")),
          json.texts("objects").stream().map(Base64.getDecoder()::decode).toList());
    } catch (DateTimeException | IllegalArgumentException | RefusedException e) {
      throw new IOException("not an application: " + e.getMessage(), e);
    }
  }
}
