package org.mithaq.tlog;

import java.util.Arrays;
import java.util.Optional;

/** The signature types of notes that are supported (signed-note, «Signature types»). */
public enum SignatureType {
  /** Ed25519 over the note's text. */
  ED25519(0x01, "Ed25519", 32, 64),
  /** Ed25519 with a time, over a checkpoint (tlog-cosignature). */
  ED25519_COSIGNATURE(0x04, "Ed25519", 32, 64),
  /** ML-DSA-44 with a time, over a checkpoint's origin, size and root (tlog-cosignature). */
  ML_DSA_44_COSIGNATURE(0x06, "ML-DSA-44", 1312, 2420);

  private final int code;
  private final String algorithm;
  private final int publicKeyBytes;
  private final int rawSignatureBytes;

  SignatureType(int code, String algorithm, int publicKeyBytes, int rawSignatureBytes) {
    this.code = code;
    this.algorithm = algorithm;
    this.publicKeyBytes = publicKeyBytes;
    this.rawSignatureBytes = rawSignatureBytes;
  }

  static Optional<SignatureType> of(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** The byte that stands for the type in verifier keys and key ids. */
  public int code() {
    return code;
  }

  /** The algorithm's name in the Java platform: {@code Ed25519} or {@code ML-DSA-44}. */
  public String algorithm() {
    return algorithm;
  }

  /** The length of a public key as RFC 8032 or FIPS 204 encodes it. */
  public int publicKeyBytes() {
    return publicKeyBytes;
  }

  /** The length of what the algorithm itself yields, without a time. */
  public int rawSignatureBytes() {
    return rawSignatureBytes;
  }

  /** Whether the signature begins with a time and is over a checkpoint. */
  public boolean timestamped() {
    return this != ED25519;
  }
}
