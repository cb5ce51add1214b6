package org.mithaq.node.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one cookie that there is: of a session, unreadable to scripts, sent to this host alone (RFC
 * 6265bis: {@code __Host-}) and not with what other sites make a browser send.
 */
public final class SessionCookie {

  private static final String SECURE = "__Host-mithaq";

  /** In cleartext, on loopback. */
  private static final String PLAIN = "mithaq";

  private SessionCookie() {}

  /** The session's secret; empty where there is none, or more than one. */
  static Optional<String> read(List<String> headers) {
    Optional<String> secure = value(headers, SECURE);
    return secure.isPresent() ? secure : value(headers, PLAIN);
  }

  private static Optional<String> value(List<String> headers, String name) {
    List<String> found = new ArrayList<>();
    for (String header : headers) {
      for (String pair : header.split(";", -1)) {
        String stripped = pair.strip();
        if (stripped.startsWith(name + "=")) {
          found.add(stripped.substring(name.length() + 1));
        }
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /**
   * The header that gives a browser its session.
   *
   * @param secure whether the browser came over TLS
   */
  public static Reply.Field set(String secret, boolean secure) {
    return new Reply.Field("Set-Cookie", (secure ? SECURE : PLAIN) + "=" + secret + rest(secure));
  }

  /** The header that takes it away. */
  public static Reply.Field clear(boolean secure) {
    return new Reply.Field("Set-Cookie", (secure ? SECURE : PLAIN) + "=; Max-Age=0" + rest(secure));
  }

  private static String rest(boolean secure) {
    return "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
  }
}
