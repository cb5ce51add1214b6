package org.mithaq.node.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook's deliveries are signed with, as the Standard Webhooks specification has it:
 * {@code whsec_} and 24 to 64 random bytes in base64. The signature is HMAC-SHA256 over the
 * message's id, its time and its body, joined by dots.
 *
 * @param text the written form, as the receiver was told it
 */
record HookSecret(String text) {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final int LEAST = 24;
  private static final int MOST = 64;

  HookSecret {
    int bytes = text.startsWith(PREFIX) ? key(text).length : 0;
    if (bytes < LEAST || bytes > MOST) {
      throw new IllegalArgumentException("no secret of a webhook");
    }
  }

  private static byte[] key(String text) {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  static HookSecret draw(SecureRandom random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return new HookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /**
   * The header {@code webhook-signature}.
   *
   * @param id {@code webhook-id}
   * @param seconds {@code webhook-timestamp}, since the epoch
   */
  String sign(String id, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(text), ALGORITHM));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
