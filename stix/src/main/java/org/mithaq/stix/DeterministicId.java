package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The identifiers that STIX 2.1 recommends for cyber-observable objects (sections 2.9 and 3.4): the
 * UUIDv5 of the canonical JSON of those properties that each type names as contributing to its id.
 */
public final class DeterministicId {
  private static final UUID NAMESPACE = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

  private static final String HASHES = "hashes";

  /** Of several hashes, the first of these contributes, else the first in the object. */
  private static final List<String> PREFERRED_HASHES =
      List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

  /** The ID Contributing Properties of sections 6.1 to 6.18; a process has none. */
  private static final Map<String, Set<String>> CONTRIBUTING =
      Map.ofEntries(
          Map.entry("artifact", Set.of(HASHES, "payload_bin")),
          Map.entry("autonomous-system", Set.of("number")),
          Map.entry("directory", Set.of("path")),
          Map.entry("domain-name", Set.of("value")),
          Map.entry("email-addr", Set.of("value")),
          Map.entry("email-message", Set.of("from_ref", "subject", "body")),
          Map.entry("file", Set.of(HASHES, "name", "extensions", "parent_directory_ref")),
          Map.entry("ipv4-addr", Set.of("value")),
          Map.entry("ipv6-addr", Set.of("value")),
          Map.entry("mac-addr", Set.of("value")),
          Map.entry("mutex", Set.of("name")),
          Map.entry(
              "network-traffic",
              Set.of(
                  "start",
                  "end",
                  "src_ref",
                  "dst_ref",
                  "src_port",
                  "dst_port",
                  "protocols",
                  "extensions")),
          Map.entry("process", Set.of()),
          Map.entry("software", Set.of("name", "cpe", "swid", "vendor", "version")),
          Map.entry("url", Set.of("value")),
          Map.entry("user-account", Set.of("account_type", "user_id", "account_login")),
          Map.entry("windows-registry-key", Set.of("key", "values")),
          Map.entry("x509-certificate", Set.of(HASHES, "serial_number")));

  private static final Set<String> ALL_CONTRIBUTING =
      CONTRIBUTING.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  private DeterministicId() {}

  /** The UUID for an observable; see {@link #of(byte[], int, int)}. */
  public static Optional<UUID> of(byte[] object) throws JcsException {
    return of(object, 0, object.length);
  }

  /**
   * The UUID that belongs after the type and {@code --} in the id of the observable that fills a
   * range of bytes.
   *
   * @return empty if the type is none of the 18, or no contributing property is there: such an
   *     object takes a random UUID
   * @throws JcsException if the bytes are no JSON object or a contributing property has no
   *     canonical form
   */
  public static Optional<UUID> of(byte[] object, int offset, int length) throws JcsException {
    Map<String, String> found = new HashMap<>();
    String type = "";
    try (JcsWriter json = new JcsWriter(object, offset, length)) {
      if (json.next() != JsonToken.START_OBJECT) {
        throw new JcsException("An observable is a JSON object.");
      }
      while (json.next() != JsonToken.END_OBJECT) {
        String name = json.text();
        JsonToken value = json.next();
        if (name.equals("type") && value == JsonToken.VALUE_STRING) {
          type = json.text();
        } else if (name.equals(HASHES) && value == JsonToken.START_OBJECT) {
          Optional<String> hash = chosenHash(json);
          if (hash.isPresent()) {
            putOnce(found, name, hash.get());
          }
        } else if (ALL_CONTRIBUTING.contains(name)) {
          putOnce(found, name, canonical(json));
        } else {
          json.skip();
        }
      }
      json.end();
    }
    SortedMap<String, String> contributing = new TreeMap<>(found);
    contributing.keySet().retainAll(CONTRIBUTING.getOrDefault(type, Set.of()));
    return contributing.isEmpty() ? Optional.empty() : Optional.of(version5(object(contributing)));
  }

  /** Leaves the parser at the end of the {@code hashes}. */
  private static Optional<String> chosenHash(JcsWriter json) throws JcsException {
    Map<String, String> hashes = new LinkedHashMap<>();
    while (json.next() != JsonToken.END_OBJECT) {
      String algorithm = json.text();
      json.next();
      putOnce(hashes, algorithm, canonical(json));
    }
    Optional<String> chosen =
        PREFERRED_HASHES.stream()
            .filter(hashes::containsKey)
            .findFirst()
            .or(() -> hashes.keySet().stream().findFirst());
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(object(Map.of(chosen.get(), hashes.getOrDefault(chosen.get(), ""))));
  }

  private static void putOnce(Map<String, String> members, String name, String value)
      throws JcsException {
    if (members.put(name, value) != null) {
      throw new JcsException("The member " + JcsWriter.shown(name) + " stands twice.");
    }
  }

  private static String canonical(JcsWriter json) throws JcsException {
    StringBuilder value = new StringBuilder();
    json.value(value);
    return value.toString();
  }

  /** The canonical object of members whose values are canonical and whose order is right. */
  private static String object(Map<String, String> members) throws JcsException {
    StringBuilder out = new StringBuilder("{");
    for (Map.Entry<String, String> member : members.entrySet()) {
      if (out.length() > 1) {
        out.append(',');
      }
      JcsWriter.string(member.getKey(), out);
      out.append(':').append(member.getValue());
    }
    return out.append('}').toString();
  }

  /** RFC 9562, section 5.5. */
  private static UUID version5(String name) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .flip());
    ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (digest.getLong() & ~0xf000L) | 0x5000L;
    long low = (digest.getLong() & ~(0b11L << 62)) | (1L << 63);
    return new UUID(high, low);
  }
}
