package org.mithaq.tlog;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public key with the name and the signature type that it is used under (signed-note, «Verifier
 * keys»), also written as one line: {@code name+id+base64}. Immutable.
 */
public final class VerifierKey {

  private static final String WHAT = "verifier key";
  private static final int LONGEST_LINE = 8192;
  private static final int LONGEST_COSIGNATURE_NAME = 255;

  private final KeyName name;
  private final SignatureType type;
  private final byte[] publicKey;
  private final KeyId id;

  /**
   * A key from its raw encoding: 32 bytes as RFC 8032 has it, or 1312 as FIPS 204.
   *
   * @throws IllegalArgumentException if it has another length, or the name is longer than the 255
   *     bytes that an ML-DSA-44 cosignature has room for
   */
  public VerifierKey(KeyName name, SignatureType type, byte[] publicKey) {
    if (publicKey.length != type.publicKeyBytes()) {
      throw new IllegalArgumentException(
          "A public key of %s has %d bytes, not %d."
              .formatted(type.algorithm(), type.publicKeyBytes(), publicKey.length));
    }
    if (type == SignatureType.ML_DSA_44_COSIGNATURE
        && Text.encode(name.value()).length > LONGEST_COSIGNATURE_NAME) {
      throw new IllegalArgumentException(
          "The name of an ML-DSA-44 key has at most " + LONGEST_COSIGNATURE_NAME + " bytes.");
    }
    this.name = name;
    this.type = type;
    this.publicKey = publicKey.clone();
    this.id = computeId(name, type, publicKey);
  }

  private static KeyId computeId(KeyName name, SignatureType type, byte[] publicKey) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(Text.encode(name.value()));
      sha256.update((byte) '\n');
      sha256.update((byte) type.code());
      sha256.update(publicKey);
      return new KeyId(ByteBuffer.wrap(sha256.digest()).getInt());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }

  /**
   * Reads the one line, without a newline. The id must be the one that the standard computes.
   *
   * @throws MalformedException if it is not of that form or of a type that is not supported
   */
  public static VerifierKey parse(String line) throws MalformedException {
    if (line.length() > LONGEST_LINE) {
      throw new MalformedException(WHAT, "it is longer than " + LONGEST_LINE + " characters");
    }
    int first = line.indexOf('+');
    int second = line.indexOf('+', first + 1);
    if (first < 0 || second < 0) {
      throw new MalformedException(WHAT, "it should be a name, an id and a key, joined by +");
    }
    byte[] typed = Text.base64(WHAT, 1, line.substring(second + 1));
    if (typed.length == 0) {
      throw new MalformedException(WHAT, "its key is empty");
    }
    SignatureType type =
        SignatureType.of(typed[0] & 0xff)
            .orElseThrow(() ->
                new MalformedException(
                    WHAT,
                    "its signature type 0x%02x is not supported; 0x01, 0x04 and 0x06 are"
                        .formatted(typed[0] & 0xff)));
    VerifierKey key;
    try {
      KeyName name = new KeyName(line.substring(0, first));
      key = new VerifierKey(name, type, Arrays.copyOfRange(typed, 1, typed.length));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(WHAT, Text.clause(e));
    }
    if (!key.encode().equals(line)) {
      throw new MalformedException(
          WHAT, "the id of this name and key is " + key.id + "; it was cut or altered");
    }
    return key;
  }

  /** The one line: name, id in hex, and base64 of type and key, joined by plus signs. */
  public String encode() {
    byte[] typed = new byte[1 + publicKey.length];
    typed[0] = (byte) type.code();
    System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
    return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
  }

  /** The name. */
  public KeyName name() {
    return name;
  }

  /** The id: the first four bytes of a hash of name, type and key. */
  public KeyId id() {
    return id;
  }

  /** The signature type. */
  public SignatureType type() {
    return type;
  }

  /** A copy of the raw public key. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** Whether the two are the same public key, whatever their names and types. */
  public boolean hasSamePublicKey(VerifierKey that) {
    return Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && type == that.type
        && Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Name and id, for people. */
  @Override
  public String toString() {
    return name + "+" + id;
  }
}
