package org.mithaq.node.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.Caller;

/** Reads {@code Authorization}: Basic (RFC 7617, UTF-8) and Bearer (RFC 6750). */
final class Credentials {

  private static final String WRONG =
      "The name and secret, or the token, are not known here; correct them or leave them out.";

  /** A token names no account; no account has this name. */
  private static final String BEARER = " bearer";

  private final Accounts accounts;
  private final WrongSecrets wrong;

  Credentials(Accounts accounts, WrongSecrets wrong) {
    this.accounts = accounts;
    this.wrong = wrong;
  }

  /**
   * @param headers all Authorization headers of the request
   * @param address whoever gives them, as {@link RemoteAddress} writes it
   * @return the anonymous caller where there is none
   * @throws Refusal 401 for anything but valid credentials, 429 after too many that were not
   */
  Caller read(List<String> headers, Supplier<String> address) throws Refusal {
    if (headers.isEmpty()) {
      return accounts.nobody();
    }
    String header = headers.getFirst();
    int space = header.indexOf(' ');
    if (headers.size() > 1 || space < 0) {
      throw Refusal.unauthenticated("Authorization is to hold one pair of Basic, or one Bearer.");
    }
    String value = header.substring(space + 1).strip();
    return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "basic" -> basic(value, address.get());
      case "bearer" -> counted(address.get(), BEARER, () -> accounts.byToken(value));
      default ->
          throw Refusal.unauthenticated("This node takes the schemes Basic and Bearer only.");
    };
  }

  private Caller basic(String value, String address) throws Refusal {
    String pair = decode(value).orElse("");
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw Refusal.unauthenticated("Basic is base64 of name:secret in UTF-8.");
    }
    String name = pair.substring(0, colon);
    return counted(address, name, () -> accounts.byPassword(name, pair.substring(colon + 1)));
  }

  private Caller counted(String address, String account, Supplier<Optional<Caller>> check)
      throws Refusal {
    wrong.check(address, account);
    Optional<Caller> caller = check.get();
    if (caller.isEmpty()) {
      wrong.failed(address, account);
      throw Refusal.unauthenticated(WRONG);
    }
    return caller.get();
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
