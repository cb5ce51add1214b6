package org.mithaq.node.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TLS certificate and its private key, each a PEM file (RFC 7468).
 *
 * @param certificate the server's own certificate first, then the chain
 * @param key unencrypted PKCS#8
 */
public record PemPair(Path certificate, Path key) {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final char[] NO_PASSWORD = {};
  private static final byte[] NOTHING = {};

  /**
   * Both as a key store without a password.
   *
   * @throws IOException with a sentence for the operator where a file is missing or unusable
   */
  KeyStore read() throws IOException {
    Certificate[] chain = chain();
    PrivateKey privateKey = privateKey(chain[0].getPublicKey().getAlgorithm());
    try {
      if (!together(chain[0].getPublicKey(), privateKey)) {
        throw new IOException(
            "the key in " + key + " is not that of the certificate in " + certificate);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("tls", privateKey, NO_PASSWORD, chain);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate and the key do not go together: " + certificate, e);
    }
  }

  /** Of both files' content: says whether one of them was replaced. */
  byte[] digest() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(certificate));
      digest.update((byte) 0);
      return digest.digest(Files.readAllBytes(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Signs something: nothing else tells for every kind of key. */
  private static boolean together(PublicKey publicKey, PrivateKey privateKey)
      throws GeneralSecurityException {
    String algorithm =
        switch (publicKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          case String other -> other;
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(privateKey);
    signature.update(NOTHING);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(NOTHING);
    return signature.verify(signed);
  }

  private Certificate[] chain() throws IOException {
    try {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new IOException("there is no certificate in " + certificate);
      }
      return chain.toArray(Certificate[]::new);
    } catch (GeneralSecurityException e) {
      throw new IOException("not a PEM certificate: " + certificate, e);
    }
  }

  private PrivateKey privateKey(String algorithm) throws IOException {
    Matcher found = KEY.matcher(Files.readString(key, StandardCharsets.US_ASCII));
    if (!found.find()) {
      throw new IOException(
          "there is no unencrypted PKCS#8 key in "
              + key
              + "; make one with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (InvalidKeySpecException | IllegalArgumentException e) {
      throw new IOException(
          "the key is not one for the certificate (" + algorithm + "): " + key, e);
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java knows no keys of the kind " + algorithm + ": " + key, e);
    }
  }
}
