package org.mithaq.accord;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Locale;

/** Keys as they come from outside: bare or in an X.509 certificate. */
final class Keys {

  /** Larger ones are none of ours: an ML-DSA-44 certificate has some 4 KiB. */
  private static final int LONGEST = 16 << 10;

  private Keys() {}

  static PartyKey of(KeyAlgorithm algorithm, byte[] encoded) throws RefusedException {
    return new PartyKey(algorithm, publicKey(algorithm, encoded).getEncoded());
  }

  /** Takes the key alone: names and dates of a certificate mean nothing here. */
  static PartyKey ofCertificate(byte[] der) throws RefusedException {
    if (der.length > LONGEST) {
      throw new RefusedException(SignatureReason.CERTIFICATE_TOO_LONG, LONGEST);
    }
    try {
      PublicKey key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der))
              .getPublicKey();
      return of(algorithm(key), key.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new RefusedException(SignatureReason.CERTIFICATE_UNREADABLE);
    }
  }

  private static KeyAlgorithm algorithm(PublicKey key) throws RefusedException {
    return switch (key.getAlgorithm().toLowerCase(Locale.ROOT)) {
      case "eddsa", "ed25519" -> KeyAlgorithm.ED25519;
      case "ml-dsa", "ml-dsa-44" -> KeyAlgorithm.ML_DSA_44;
      default ->
          throw new RefusedException(SignatureReason.CERTIFICATE_ALGORITHM, key.getAlgorithm());
    };
  }

  static PublicKey publicKey(KeyAlgorithm algorithm, byte[] encoded) throws RefusedException {
    String name = algorithm.standardName();
    if (encoded.length > LONGEST) {
      throw new RefusedException(SignatureReason.KEY_TOO_LONG, LONGEST);
    }
    try {
      return KeyFactory.getInstance(name).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new RefusedException(SignatureReason.KEY_UNREADABLE, name);
    }
  }
}
