package org.mithaq.node.mail;

import java.util.Optional;
import org.mithaq.accord.Word;

/**
 * The server that takes the node's messages.
 *
 * @param port 1 to 65535
 * @param login where it asks for one
 */
public record SmtpSettings(
    String host, int port, MailAddress from, Security security, Optional<Login> login) {

  /** Name and secret. */
  public record Login(String user, String secret) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return user + ":…";
    }
  }

  /** How what is sent is kept from others on the way. */
  public enum Security implements Word {
    /** TLS is begun before anything is said; refused where the server can't (RFC 3207). */
    STARTTLS("starttls"),
    /** TLS from the first byte (RFC 8314). */
    IMPLICIT("implicit"),
    NONE("none");

    private final String word;

    Security(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  public SmtpSettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
    if (security == Security.NONE && login.isPresent()) {
      throw new IllegalArgumentException(
          "a password is not sent in cleartext: take tls: starttls or implicit");
    }
  }
}
