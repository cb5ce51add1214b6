package org.mithaq.tlog;

/**
 * A private key that signs. Implementations only apply the algorithm of {@code key().type()} to the
 * bytes that they are given, Ed25519 of RFC 8032 or ML-DSA-44 of FIPS 204 with an empty context;
 * this package builds those bytes. They may be called from several threads at once.
 */
public interface NoteSigner {

  /** The public key, with the name and type that it signs under. */
  VerifierKey key();

  /** The raw signature over a message, {@code key().type().rawSignatureBytes()} long. */
  byte[] sign(byte[] message);
}
