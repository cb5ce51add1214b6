package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Piece;
import org.mithaq.accord.SignedBytes;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.signing.KeyFile;
import org.mithaq.stix.Json;

/**
 * Joint findings: one side proposes a text with its signature, which the node keeps for the other
 * side alone; that one reads it, and signs the very same bytes or declines. What is signed is made,
 * or looked at, here: the node is believed in nothing but what it keeps.
 */
final class FindingSteps {

  /** Lists what waits, or proposes where there is a text. */
  static final String PROPOSE = "finding";

  static final String SIGN = "sign-finding";
  static final String DECLINE = "decline-finding";
  static final String WITHDRAW = "withdraw-finding";

  /** The steps of a case that take both sides. */
  static final Set<String> ALL = Set.of(PROPOSE, SIGN, DECLINE, WITHDRAW);

  private static final Set<String> MEMBERS =
      Set.of(
          "object_marking_refs",
          "type",
          "spec_version",
          "id",
          "created_by_ref",
          "created",
          "modified",
          "case_ref",
          "kind",
          "texts",
          "extensions");

  /** What the node puts before what is said: the markings of the case. */
  private static final Pattern MARKINGS =
      Pattern.compile(
          "\\{\"object_marking_refs\":\\[\"marking-definition--[0-9a-f-]{36}\""
              + "(?:,\"marking-definition--[0-9a-f-]{36}\")*],");

  private final Io io;
  private final AccessClient client;
  private final String place;
  private final boolean json;

  /**
   * Steps in a case.
   *
   * @param json whether results are lines of JSON
   */
  FindingSteps(Io io, AccessClient client, String accountabilityCase, boolean json) {
    this.io = io;
    this.client = client;
    this.place = "findings/" + accountabilityCase;
    this.json = json;
  }

  /** Those that wait, with what each says and the digest of what is signed. */
  int list() throws IOException, FailedException, InterruptedException {
    for (Json.Members item : client.get(place).objects("items")) {
      String object = object(item);
      Json.Members entry = entry(object);
      if (!item.text("digest").filter(digest(object)::equals).isPresent()) {
        throw new FailedException("The node tells another digest than that of what is signed.");
      }
      if (json) {
        Output.line(io.out(), item::writeMembers);
      } else {
        io.out()
            .println(
                Visible.of(
                    "%s  %s  %s  %s"
                        .formatted(
                            digest(object),
                            item.flag("waits_for_you") ? "waits for you" : "waits for them",
                            entry.text("created_by_ref").orElse(""),
                            said(entry))));
      }
    }
    return Mithaq.DONE;
  }

  /** Signs a text and leaves it for the other side. */
  int propose(String accountabilityCase, Passage text, Path key, SignatureDraft.Place by)
      throws IOException, FailedException, InterruptedException {
    String number = UUID.randomUUID().toString();
    Instant created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    CaseEntryDraft draft =
        Matters.made(
            () -> CaseEntryDraft.finding(accountabilityCase, by.party(), number, created, text));
    SigningKey secret = KeyFile.read(key).signingKey();
    String object = object(client.post(place, out -> say(out, number, created, text)));
    if (!isSame(object, new String(draft.json(), StandardCharsets.UTF_8))) {
      throw new FailedException(
          "The node would have something else signed than what you wrote: nothing was signed.");
    }
    Json.Members told =
        client.post(
            place,
            out -> {
              say(out, number, created, text);
              out.writeStringField("key", secret.key().id());
              out.writeStringField("value", value(secret, by, object));
            });
    tell(told.text("id").orElse(""), object);
    io.note("It waits for the other side, which is shown the same text.");
    return Mithaq.DONE;
  }

  private static void say(JsonGenerator out, String number, Instant created, Passage text)
      throws IOException {
    out.writeStringField("number", number);
    out.writeStringField("created", created.toString());
    out.writeStringField("lang", text.lang());
    out.writeStringField("text", text.text());
  }

  /** Whether a node's bytes are one's own, behind the markings of the case. */
  private static boolean isSame(String theirs, String own) {
    return theirs.equals(own)
        || (theirs.endsWith(own.substring(1))
            && MARKINGS.matcher(theirs.substring(0, theirs.length() - own.length() + 1)).matches());
  }

  /**
   * Signs what waits under a digest.
   *
   * @param digest of what was read
   */
  int sign(String accountabilityCase, String digest, Path key, SignatureDraft.Place by)
      throws IOException, FailedException, InterruptedException {
    Json.Members item = waiting(digest);
    String object = object(item);
    Json.Members entry = entry(object);
    if (!entry.text("case_ref").filter(accountabilityCase::equals).isPresent()) {
      throw new FailedException("What waits there is about another case: nothing was signed.");
    }
    SigningKey secret = KeyFile.read(key).signingKey();
    io.note("You sign: " + Visible.of(said(entry)));
    Json.Members told =
        client.post(
            place + "/" + item.text("id").orElse(""),
            out -> {
              out.writeStringField("digest", digest);
              out.writeStringField("key", secret.key().id());
              out.writeStringField("value", value(secret, by, object));
            });
    tell(told.text("id").orElse(""), object);
    return Mithaq.DONE;
  }

  /** Declines the other side's, or takes one's own back. */
  int drop(String digest) throws IOException, FailedException, InterruptedException {
    client.delete(place + "/" + waiting(digest).text("id").orElse(""));
    io.note("It does not wait any more.");
    return Mithaq.DONE;
  }

  /** By its bytes: what the node says of them is not asked. */
  private Json.Members waiting(String digest)
      throws IOException, FailedException, InterruptedException {
    List<Json.Members> items = client.get(place).objects("items");
    for (Json.Members item : items) {
      if (digest(object(item)).equals(digest)) {
        return item;
      }
    }
    throw new FailedException(
        "No joint finding of that digest waits in this case: list them with «%s»."
            .formatted(PROPOSE));
  }

  private void tell(String id, String object) throws IOException {
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("id", id);
            out.writeStringField("digest", digest(object));
          });
    } else {
      io.out().println(id);
    }
  }

  private static String object(Json.Members item) throws FailedException {
    return item.text("object")
        .orElseThrow(() -> new FailedException("The node does not say what is signed."));
  }

  /** What bytes say that are signed; they may say nothing that is not shown. */
  private static Json.Members entry(String object) throws FailedException {
    byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
    Json.Members entry;
    try {
      entry = Json.parse(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new FailedException("What waits there is no object: " + e.getMessage(), e);
    }
    if (!MEMBERS.containsAll(entry.byName().keySet())
        || !entry.text("type").filter("case-entry"::equals).isPresent()
        || !entry.text("kind").filter("finding"::equals).isPresent()) {
      throw new FailedException("What waits there says something else than a joint finding.");
    }
    return entry;
  }

  private static String said(Json.Members entry) {
    return String.join(
        " / ",
        entry.objects("texts").stream()
            .map(text -> "(" + text.text("lang").orElse("") + ") " + text.text("text").orElse(""))
            .toList());
  }

  private static String digest(String object) {
    byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Piece.digest(bytes, 0, bytes.length));
  }

  private static String value(SigningKey key, SignatureDraft.Place by, String object) {
    byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
    byte[] message =
        SignedBytes.of(by.origin(), by.accord(), by.party(), Piece.digest(bytes, 0, bytes.length));
    return Base64.getEncoder().encodeToString(key.sign(message));
  }
}
