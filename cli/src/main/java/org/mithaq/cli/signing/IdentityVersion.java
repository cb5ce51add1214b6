package org.mithaq.cli.signing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.ObjectReader;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.PartyKey;
import org.mithaq.accord.RefusedException;
import org.mithaq.cli.http.FailedException;
import org.mithaq.stix.Json;

/**
 * The next version of a party's identity: as the last one, with other keys. Which keys a party has
 * at a moment is what the version says that was committed last.
 */
public final class IdentityVersion {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String MODIFIED = "modified";
  private static final String EXTENSIONS = "extensions";
  private static final String KEYS = "keys";

  private final Map<String, Json> members;
  private final PartyIdentity party;

  private IdentityVersion(Map<String, Json> members, PartyIdentity party) {
    this.members = members;
    this.party = party;
  }

  /** Reads the version that stands. */
  public static IdentityVersion of(byte[] identity) throws IOException, FailedException {
    Json.Members members = Json.parse(identity, 0, identity.length);
    try {
      return ObjectReader.read(identity, 0, identity.length)
          .filter(PartyIdentity.class::isInstance)
          .map(found -> new IdentityVersion(members.byName(), (PartyIdentity) found))
          .orElseThrow(() -> new FailedException("The identity is not one of a party."));
    } catch (RefusedException e) {
      throw new FailedException("The identity can't be read: " + e.reason() + ".");
    }
  }

  /** What it says of the party. */
  public PartyIdentity party() {
    return party;
  }

  /** Ids of the keys that it has. */
  public Set<String> keys() {
    Set<String> ids = new LinkedHashSet<>();
    party.keys().forEach(key -> ids.add(key.id()));
    return ids;
  }

  /** A key to add: bare, or in the certificate that it came in. */
  public record Added(PartyKey key, Optional<byte[]> certificate) {}

  /**
   * The next version.
   *
   * @param added those that it has already change nothing
   * @param revoked ids; each must be there
   * @return empty where nothing would change
   */
  public Optional<byte[]> with(List<Added> added, Set<String> revoked, Instant now)
      throws IOException, FailedException {
    Set<String> has = keys();
    for (String id : revoked) {
      if (!has.contains(id)) {
        throw new FailedException(
            "The party has no key %s; it has: %s.".formatted(id, String.join(", ", has)));
      }
    }
    List<Json> keys = new ArrayList<>();
    List<Json> old = extension().list(KEYS);
    for (int i = 0; i < old.size(); i++) {
      if (!revoked.contains(party.keys().get(i).id())) {
        keys.add(old.get(i));
      }
    }
    boolean changed = !revoked.isEmpty();
    for (Added each : added) {
      if (!revoked.contains(each.key.id()) && has.add(each.key.id())) {
        keys.add(json(each));
        changed = true;
      }
    }
    return changed ? Optional.of(write(keys, now)) : Optional.empty();
  }

  private Json.Members extension() {
    return new Json.Members(members).object(EXTENSIONS).object(Extensions.IDENTITY);
  }

  private static Json json(Added added) {
    Map<String, Json> key = new LinkedHashMap<>();
    Base64.Encoder base64 = Base64.getEncoder();
    if (added.certificate.isPresent()) {
      key.put("certificate", new Json.Text(base64.encodeToString(added.certificate.get())));
    } else {
      key.put("algorithm", new Json.Text(added.key.algorithm().word()));
      key.put("public_key", new Json.Text(base64.encodeToString(added.key.encoded())));
    }
    return new Json.Members(key);
  }

  private byte[] write(List<Json> keys, Instant now) throws IOException, FailedException {
    Map<String, Json> own = new LinkedHashMap<>(extension().byName());
    own.remove(KEYS);
    if (!keys.isEmpty()) {
      own.put(KEYS, new Json.Elements(keys));
    }
    Map<String, Json> extensions =
        new LinkedHashMap<>(new Json.Members(members).object(EXTENSIONS).byName());
    extensions.put(Extensions.IDENTITY, new Json.Members(own));
    Map<String, Json> next = new LinkedHashMap<>(members);
    next.put(MODIFIED, new Json.Text(MILLIS.format(after(now))));
    next.put(EXTENSIONS, new Json.Members(extensions));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      write(json, new Json.Members(next));
    }
    return bytes.toByteArray();
  }

  /** A version is later than the one before it, whatever this machine's clock says. */
  private Instant after(Instant now) throws FailedException {
    String last = new Json.Members(members).text(MODIFIED).orElse("");
    try {
      Instant earliest = Instant.parse(last).truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
      return now.isAfter(earliest) ? now : earliest;
    } catch (java.time.DateTimeException e) {
      throw new FailedException("The identity has no modified that can be read: " + last, e);
    }
  }

  private static void write(JsonGenerator json, Json value) throws IOException, FailedException {
    switch (value) {
      case Json.Members(Map<String, Json> byName) -> {
        json.writeStartObject();
        for (Map.Entry<String, Json> member : byName.entrySet()) {
          json.writeFieldName(member.getKey());
          write(json, member.getValue());
        }
        json.writeEndObject();
      }
      case Json.Elements(List<Json> values) -> {
        json.writeStartArray();
        for (Json each : values) {
          write(json, each);
        }
        json.writeEndArray();
      }
      case Json.Text(String text) -> json.writeString(text);
      case Json.Whole(long number) -> json.writeNumber(number);
      case Json.Truth(boolean truth) -> json.writeBoolean(truth);
      case Json.Other() ->
          throw new FailedException(
              "The identity holds a fraction or null, which this command does not carry over.");
    }
  }
}
