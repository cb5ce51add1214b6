package org.mithaq.node.log;

import java.util.Arrays;
import java.util.Base64;
import org.mithaq.tlog.JdkKeys;
import org.mithaq.tlog.KeyName;
import org.mithaq.tlog.NoteSigner;
import org.mithaq.tlog.Origin;
import org.mithaq.tlog.SignatureType;

/**
 * A private key in the one-line form that signed-note tools use, {@code
 * PRIVATE+KEY+name+id+base64(type ‖ seed)}. The id is of the public key, so a damaged line is
 * noticed. Never printed.
 */
final class PrivateKeyLine {

  private static final String LEAD = "PRIVATE+KEY+";

  private final byte[] seed;
  private final NoteSigner signer;

  private PrivateKeyLine(byte[] seed, NoteSigner signer) {
    this.seed = seed;
    this.signer = signer;
  }

  static PrivateKeyLine draw(Origin origin, SignatureType type) {
    byte[] seed = JdkKeys.newSeed();
    return new PrivateKeyLine(seed, JdkKeys.signer(origin.asKeyName(), type, seed));
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is damaged or of another name
   */
  static PrivateKeyLine parse(String line, Origin origin) {
    String[] parts = line.split("\\+", 5);
    if (parts.length != 5 || !line.startsWith(LEAD) || !parts[2].equals(origin.value())) {
      throw new IllegalArgumentException("not a private key of this log");
    }
    byte[] typed = Base64.getDecoder().decode(parts[4]);
    SignatureType type =
        Arrays.stream(SignatureType.values())
            .filter(known -> typed.length > 0 && known.code() == typed[0])
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such type of key"));
    byte[] seed = Arrays.copyOfRange(typed, 1, typed.length);
    PrivateKeyLine key =
        new PrivateKeyLine(seed, JdkKeys.signer(new KeyName(parts[2]), type, seed));
    if (!key.encode().equals(line)) {
      throw new IllegalArgumentException("damaged");
    }
    return key;
  }

  String encode() {
    byte[] typed = new byte[1 + seed.length];
    typed[0] = (byte) signer.key().type().code();
    System.arraycopy(seed, 0, typed, 1, seed.length);
    return LEAD
        + signer.key().name()
        + "+"
        + signer.key().id()
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  NoteSigner signer() {
    return signer;
  }

  @Override
  public String toString() {
    return "private key of " + signer.key();
  }
}
