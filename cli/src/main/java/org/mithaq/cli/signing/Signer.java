package org.mithaq.cli.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.taxii.ObjectReader;
import org.mithaq.stix.Json;

/**
 * Signs objects as they stand, byte for byte, and puts each signature directly behind its object.
 */
public final class Signer {
  private static final int LONGEST_OBJECT = 16 << 20;

  private final SigningKey key;
  private final SignatureDraft.Place place;
  private final List<byte[]> objects = new ArrayList<>();

  public Signer(SigningKey key, SignatureDraft.Place place) {
    this.key = key;
    this.place = place;
  }

  /**
   * Signs all objects of a stream: a single one, bundles, envelopes, lists or JSON lines.
   *
   * @param name what the user calls it
   */
  public void signAll(InputStream in, String name) throws IOException, FailedException {
    int before = objects.size();
    try (ObjectReader reader = new ObjectReader(in, LONGEST_OBJECT)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        ObjectReader.Span span = next.get();
        if (span.tooLong()) {
          throw new FailedException(name + " holds an object of more than 16 MiB.");
        }
        sign(Arrays.copyOfRange(span.source(), span.offset(), span.offset() + span.length()), name);
      }
    }
    if (objects.size() == before) {
      throw new FailedException(name + " holds no object to sign.");
    }
  }

  /** Signs one object. */
  public void sign(byte[] object, String name) throws IOException, FailedException {
    Json.Members members = Json.parse(object, 0, object.length);
    String id = members.text("id").orElse("");
    Optional<String> modified = members.text("modified");
    try {
      Instant moment =
          Instant.parse(
              modified.orElseThrow(() ->
                  new FailedException(
                      "%s: %s has no modified; what is signed is a version of an object."
                          .formatted(name, id))));
      objects.add(object);
      objects.add(SignatureDraft.sign(key, place, id, moment, object).json());
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new FailedException(name + ": " + id + " can't be signed: " + e.getMessage() + ".", e);
    }
  }

  /** The objects and their signatures, in order. */
  public List<byte[]> objects() {
    return List.copyOf(objects);
  }

  /** A TAXII envelope, which {@code push} takes. */
  public byte[] envelope() {
    return envelope(objects);
  }

  static byte[] envelope(List<byte[]> objects) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("{\"objects\":[".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < objects.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.writeBytes(objects.get(i));
    }
    out.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
