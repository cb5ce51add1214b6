package org.mithaq.node.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields by which a signature comes that a browser made, and what names the bytes under it. */
final class SignatureFields {

  private static final int SIGNATURE_BYTES = 4096;
  private static final Pattern NUMBER =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private SignatureFields() {}

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(time -> time.isAfter(Instant.EPOCH) && time.toString().length() < 30);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A signature's value; empty where there is none. */
  static Optional<byte[]> value(String base64) {
    if (base64.isEmpty() || base64.length() > SIGNATURE_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
