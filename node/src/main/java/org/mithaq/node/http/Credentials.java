package org.mithaq.node.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.Caller;

/** Reads {@code Authorization}: Basic (RFC 7617, UTF-8) and Bearer (RFC 6750). */
final class Credentials {

  private static final String WRONG =
      "The name and secret, or the token, are not known here; correct them or leave them out.";

  private Credentials() {}

  /**
   * @param headers all Authorization headers of the request
   * @return the anonymous caller where there is none
   * @throws Refusal 401 for anything but valid credentials
   */
  static Caller read(List<String> headers, Accounts accounts) throws Refusal {
    if (headers.isEmpty()) {
      return Caller.ANONYMOUS;
    }
    String header = headers.getFirst();
    int space = header.indexOf(' ');
    if (headers.size() > 1 || space < 0) {
      throw Refusal.unauthenticated("Authorization is to hold one pair of Basic, or one Bearer.");
    }
    String value = header.substring(space + 1).strip();
    return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "basic" -> basic(value, accounts);
      case "bearer" -> accounts.byToken(value).orElseThrow(() -> Refusal.unauthenticated(WRONG));
      default ->
          throw Refusal.unauthenticated("This node takes the schemes Basic and Bearer only.");
    };
  }

  private static Caller basic(String value, Accounts accounts) throws Refusal {
    String pair = decode(value).orElse("");
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw Refusal.unauthenticated("Basic is base64 of name:secret in UTF-8.");
    }
    return accounts
        .byPassword(pair.substring(0, colon), pair.substring(colon + 1))
        .orElseThrow(() -> Refusal.unauthenticated(WRONG));
  }

  private static Optional<String> decode(String base64) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
              .toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
