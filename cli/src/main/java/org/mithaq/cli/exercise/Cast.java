package org.mithaq.cli.exercise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.draft.NaturalId;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.cli.register.Exercise;

/** Who plays: seven invented parties with keys that are drawn for one run. */
public final class Cast {

  static final String XANDRIA = party("a1");
  static final String XEBEC = party("a2");
  static final String XCALIA = party("a3");
  static final String XYLONIA = party("a4");
  static final String XORIA = party("a5");
  static final String ACME = party("b1");
  static final String OPEN_HANDS = party("c1");

  /** Of the circle in which the three that have an account for it are. */
  static final String CIRCLE = NaturalId.of("circle", "exercise");

  private static final String ACCORD = NaturalId.of("accord", "paris-call");
  private static final String EXTENSION = "\"extension_type\":\"property-extension\",";
  private static final String MODIFIED = "\"modified\":\"";

  private final String origin;
  private final Map<String, SigningKey> keys = new LinkedHashMap<>();

  /**
   * Draws keys.
   *
   * @param origin of the log for which they sign
   */
  public Cast(String origin) {
    this.origin = origin;
    for (String party : List.of(XANDRIA, XEBEC, XCALIA, XYLONIA, XORIA, ACME, OPEN_HANDS)) {
      keys.put(party, SigningKey.draw(KeyAlgorithm.ED25519));
    }
  }

  private static String party(String end) {
    return "identity--a0000000-0000-4000-8000-0000000000" + end;
  }

  /** Ids of the seven. */
  List<String> parties() {
    return List.copyOf(keys.keySet());
  }

  /** What the parties have in the register, their identities with the keys of this run. */
  public Map<String, List<byte[]>> objects() {
    Map<String, List<byte[]>> objects = new LinkedHashMap<>();
    Exercise.objects()
        .forEach((party, lines) ->
            objects.put(party, lines.stream().map(line -> withKey(party, line)).toList()));
    return objects;
  }

  /** A later version of a party's identity, with the key of this run. */
  byte[] identity(String party, Instant modified) throws IOException {
    byte[] line =
        Exercise.objects().getOrDefault(party, List.of()).stream()
            .filter(Cast::isIdentity)
            .findFirst()
            .orElseThrow(() -> new IOException("the exercise has no party " + party));
    String text = new String(withKey(party, line), StandardCharsets.UTF_8);
    int from = text.indexOf(MODIFIED) + MODIFIED.length();
    return (text.substring(0, from)
            + Stage.MILLIS.format(modified)
            + text.substring(text.indexOf('"', from)))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isIdentity(byte[] line) {
    return new String(line, StandardCharsets.UTF_8).startsWith("{\"type\":\"identity\"");
  }

  private byte[] withKey(String party, byte[] line) {
    if (!isIdentity(line) || !keys.containsKey(party)) {
      return line;
    }
    SigningKey key = keys.get(party);
    String encoded = Base64.getEncoder().encodeToString(key.key().encoded());
    return new String(line, StandardCharsets.UTF_8)
        .replace(
            EXTENSION,
            EXTENSION
                + "\"keys\":[{\"algorithm\":\"ed25519\",\"public_key\":\"%s\"}],"
                    .formatted(encoded))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A party's signature over an object. */
  byte[] sign(String party, String id, Instant moment, byte[] object) throws IOException {
    SigningKey key = keys.get(party);
    if (key == null) {
      throw new IOException("no key was drawn for " + party);
    }
    return SignatureDraft.sign(
            key, new SignatureDraft.Place(party, ACCORD, origin), id, moment, object)
        .json();
  }
}
