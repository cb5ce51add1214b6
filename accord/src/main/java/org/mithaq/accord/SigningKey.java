package org.mithaq.accord;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * A key that a delegate signs with. The same key over the same bytes always gives the same
 * signature: Ed25519 is so by itself, ML-DSA in its deterministic variant (FIPS 204, section 3.4).
 */
public final class SigningKey {

  private static final byte[] PROBE = {'m', 'i', 't', 'h', 'a', 'q'};

  private final PartyKey key;
  private final PrivateKey secret;

  private SigningKey(PartyKey key, PrivateKey secret) {
    this.key = key;
    this.secret = secret;
  }

  /** A new key from the platform's secure random numbers. */
  public static SigningKey draw(KeyAlgorithm algorithm) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(algorithm.standardName()).generateKeyPair();
      return new SigningKey(
          new PartyKey(algorithm, pair.getPublic().getEncoded()), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw unavailable(algorithm, e);
    }
  }

  /**
   * A key that was kept.
   *
   * @param pkcs8 the private key, PKCS #8 in DER
   * @param key its public half
   * @throws RefusedException unless the two belong together
   */
  public static SigningKey of(byte[] pkcs8, PartyKey key) throws RefusedException {
    try {
      PrivateKey secret =
          KeyFactory.getInstance(key.algorithm().standardName())
              .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      SigningKey signing = new SigningKey(key, secret);
      if (SignedBytes.verify(key, PROBE, signing.sign(PROBE))) {
        return signing;
      }
    } catch (GeneralSecurityException | IllegalStateException e) {
      throw new RefusedException(SignatureReason.SECRET_UNREADABLE, key.algorithm().standardName());
    }
    throw new RefusedException(SignatureReason.SECRET_OF_ANOTHER);
  }

  /** The public half, as it is registered. */
  public PartyKey key() {
    return key;
  }

  /** The private key, PKCS #8 in DER. */
  public byte[] encoded() {
    return secret.getEncoded();
  }

  /** Signs; see {@link SignedBytes#of} for what. */
  public byte[] sign(byte[] bytes) {
    try {
      Signature signer = Signature.getInstance(key.algorithm().standardName());
      signer.initSign(secret, new Zeros());
      signer.update(bytes);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw unavailable(key.algorithm(), e);
    }
  }

  private static IllegalStateException unavailable(KeyAlgorithm algorithm, Exception e) {
    return new IllegalStateException(
        "This Java platform cannot do " + algorithm.standardName() + "; use JDK 25.", e);
  }

  /** Keeps secrets out of messages. */
  @Override
  public String toString() {
    return "signing key of " + key;
  }

  /** The deterministic variant's {@code rnd}: 32 zero bytes. Ed25519 draws nothing. */
  private static final class Zeros extends SecureRandom {

    private static final long serialVersionUID = 1L;

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
