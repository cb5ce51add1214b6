package org.mithaq.tlog;

/**
 * A public key that verifies, the counterpart of {@link NoteSigner}. May be called from several
 * threads at once.
 */
public interface NoteVerifier {

  /** The public key, with the name and type that it is trusted under. */
  VerifierKey key();

  /** Whether this is the raw signature of this key over a message; false for any nonsense. */
  boolean verify(byte[] message, byte[] signature);

  /** Makes verifiers of keys: the choice of a cryptographic provider. */
  @FunctionalInterface
  interface Factory {

    /**
     * A verifier for a key.
     *
     * @throws BadSignatureException if the bytes are no public key of its algorithm
     */
    NoteVerifier verifier(VerifierKey key) throws BadSignatureException;
  }
}
