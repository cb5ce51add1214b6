package org.mithaq.tlog;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Signers and verifiers by the Java platform alone, which has Ed25519 and, from 24 on, ML-DSA-44. A
 * private key is kept as the 32-byte seed that both standards start from: RFC 8032's private key,
 * FIPS 204's ξ. Keys that exist in another encoding come in as a {@link KeyPair}.
 */
public final class JdkKeys {

  /** The length of a seed, for either algorithm. */
  public static final int SEED_BYTES = 32;

  private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final byte[] ML_DSA_44_SPKI =
      HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

  private JdkKeys() {}

  /** A fresh seed from the platform's secure random numbers. */
  public static byte[] newSeed() {
    byte[] seed = new byte[SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    return seed;
  }

  /**
   * The signer of a seed; the same seed always gives the same key.
   *
   * @throws IllegalArgumentException unless the seed has 32 bytes
   */
  public static NoteSigner signer(KeyName name, SignatureType type, byte[] seed) {
    // Not tried out like a pair from elsewhere: the platform derived both halves from the seed.
    KeyPair pair = keyPair(type, seed);
    VerifierKey key = new VerifierKey(name, type, rawPublicKey(type, pair.getPublic()));
    return new JdkSigner(key, pair.getPrivate());
  }

  /**
   * The signer of a key pair from any provider, such as one read from PKCS #8 and X.509 encodings.
   *
   * @throws IllegalArgumentException if the keys are not of the type's algorithm
   */
  public static NoteSigner signer(KeyName name, SignatureType type, KeyPair pair) {
    VerifierKey key = new VerifierKey(name, type, rawPublicKey(type, pair.getPublic()));
    NoteSigner signer = new JdkSigner(key, pair.getPrivate());
    byte[] probe = signer.sign(ED25519_SPKI);
    if (!new JdkVerifier(key, pair.getPublic()).verify(ED25519_SPKI, probe)) {
      throw new IllegalArgumentException("The private key of " + key + " is not its public key's.");
    }
    return signer;
  }

  /**
   * The verifier of a key.
   *
   * @throws BadSignatureException if the bytes are no public key of its algorithm
   */
  public static NoteVerifier verifier(VerifierKey key) throws BadSignatureException {
    try {
      PublicKey publicKey =
          KeyFactory.getInstance(key.type().algorithm())
              .generatePublic(new X509EncodedKeySpec(spki(key.type(), key.publicKey())));
      // Some encodings are only found to be no key when they are first used.
      Signature.getInstance(key.type().algorithm()).initVerify(publicKey);
      return new JdkVerifier(key, publicKey);
    } catch (InvalidKeySpecException | InvalidKeyException e) {
      throw new BadSignatureException(
          "The verifier key " + key + " holds no public key of " + key.type().algorithm() + ".");
    } catch (GeneralSecurityException e) {
      throw unavailable(key.type(), e);
    }
  }

  /** The X.509 encoding (RFC 8410, RFC 9881) of a raw public key. */
  public static byte[] spki(SignatureType type, byte[] rawPublicKey) {
    byte[] prefix = prefix(type);
    byte[] spki = Arrays.copyOf(prefix, prefix.length + rawPublicKey.length);
    System.arraycopy(rawPublicKey, 0, spki, prefix.length, rawPublicKey.length);
    return spki;
  }

  /**
   * The raw public key in a platform key.
   *
   * @throws IllegalArgumentException if it is not of the type's algorithm
   */
  public static byte[] rawPublicKey(SignatureType type, PublicKey key) {
    byte[] prefix = prefix(type);
    byte[] spki = key.getEncoded();
    if (spki == null
        || spki.length != prefix.length + type.publicKeyBytes()
        || !Arrays.equals(prefix, 0, prefix.length, spki, 0, prefix.length)) {
      throw new IllegalArgumentException("This is no public key of " + type.algorithm() + ".");
    }
    return Arrays.copyOfRange(spki, prefix.length, spki.length);
  }

  private static byte[] prefix(SignatureType type) {
    return type == SignatureType.ML_DSA_44_COSIGNATURE ? ML_DSA_44_SPKI : ED25519_SPKI;
  }

  private static KeyPair keyPair(SignatureType type, byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException(
          "A seed has " + SEED_BYTES + " bytes, not " + seed.length + ".");
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type.algorithm());
      SeedAsRandom random = new SeedAsRandom(seed);
      generator.initialize(new NamedParameterSpec(type.algorithm()), random);
      KeyPair pair = generator.generateKeyPair();
      if (!random.drawn) {
        throw new IllegalStateException("The platform made a key without drawing the seed.");
      }
      return pair;
    } catch (GeneralSecurityException e) {
      throw unavailable(type, e);
    }
  }

  private static IllegalStateException unavailable(SignatureType type, Exception e) {
    return new IllegalStateException(
        "This Java platform cannot do " + type.algorithm() + "; use JDK 25 or later.", e);
  }

  /**
   * Both algorithms make a key by drawing 32 random bytes once and deriving all else from them (RFC
   * 8032, section 5.1.5; FIPS 204, algorithm 1): drawing the seed instead gives the seed's key.
   */
  private static final class SeedAsRandom extends SecureRandom {

    private final transient byte[] seed;
    private boolean drawn;

    SeedAsRandom(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (drawn || bytes.length != SEED_BYTES) {
        throw new IllegalStateException("The platform draws keys in another way than expected.");
      }
      drawn = true;
      System.arraycopy(seed, 0, bytes, 0, SEED_BYTES);
    }
  }

  private record JdkSigner(VerifierKey key, PrivateKey privateKey) implements NoteSigner {

    @Override
    public byte[] sign(byte[] message) {
      try {
        Signature signature = Signature.getInstance(key.type().algorithm());
        signature.initSign(privateKey);
        signature.update(message);
        return signature.sign();
      } catch (InvalidKeyException e) {
        throw new IllegalArgumentException("The private key of " + key + " cannot sign.", e);
      } catch (GeneralSecurityException e) {
        throw unavailable(key.type(), e);
      }
    }

    @Override
    public String toString() {
      return "signer of " + key;
    }
  }

  private record JdkVerifier(VerifierKey key, PublicKey publicKey) implements NoteVerifier {

    @Override
    public boolean verify(byte[] message, byte[] raw) {
      try {
        Signature signature = Signature.getInstance(key.type().algorithm());
        signature.initVerify(publicKey);
        signature.update(message);
        return signature.verify(raw);
      } catch (SignatureException e) {
        return false;
      } catch (GeneralSecurityException e) {
        throw unavailable(key.type(), e);
      }
    }
  }
}
