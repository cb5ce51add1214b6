package org.mithaq.cli.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.PartyKey;
import org.mithaq.accord.RefusedException;
import org.mithaq.accord.SigningKey;
import org.mithaq.cli.http.FailedException;
import org.mithaq.tlog.JdkKeys;
import org.mithaq.tlog.KeyName;
import org.mithaq.tlog.SignatureType;

/**
 * Keys in PEM (RFC 7468): {@code PRIVATE KEY} (PKCS #8) with {@code PUBLIC KEY}
 * (SubjectPublicKeyInfo) behind it, or a {@code CERTIFICATE}. A private key of Ed25519 does without
 * its public half, as OpenSSL writes it.
 */
public final class KeyFile {
  private static final int LONGEST = 64 << 10;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final byte[] ED25519_PKCS8 =
      HexFormat.of().parseHex("302e020100300506032b657004220420");
  private static final KeyName NO_NAME = new KeyName("unnamed");

  private final Path file;
  private final String text;

  private KeyFile(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /** Reads a file, which is bounded. */
  public static KeyFile read(Path file) throws IOException, FailedException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new FailedException(file + " is too long for a key: give a PEM file.");
      }
      return new KeyFile(file, new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  /**
   * Keeps a key where its owner alone reads it.
   *
   * @throws FailedException where there is a file already: it may be a key that nobody else has
   */
  public static void write(Path file, SigningKey key) throws IOException, FailedException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    String pem = block("PRIVATE KEY", key.encoded()) + block("PUBLIC KEY", key.key().encoded());
    try (var out =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      var bytes = StandardCharsets.US_ASCII.encode(pem);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (FileAlreadyExistsException e) {
      throw new FailedException(
          file + " is there already, and keys are not overwritten: name another file.");
    }
  }

  private static String block(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  /** The key to sign with. */
  public SigningKey signingKey() throws FailedException {
    byte[] secret =
        find("PRIVATE KEY")
            .orElseThrow(() ->
                new FailedException(
                    file + " holds no private key: «mithaq key new FILE» makes one."));
    try {
      return SigningKey.of(secret, publicKey());
    } catch (RefusedException e) {
      throw new FailedException(file + ": " + e.reason() + ".");
    }
  }

  /** The public half. */
  public PartyKey publicKey() throws FailedException {
    Optional<byte[]> spki = find("PUBLIC KEY").or(this::derived);
    if (spki.isPresent()) {
      return read(spki.get());
    }
    Optional<byte[]> certificate = find("CERTIFICATE");
    if (certificate.isPresent()) {
      return certified(certificate.get());
    }
    throw new FailedException(
        file + " holds no public key: give PEM with PUBLIC KEY or CERTIFICATE in it.");
  }

  /**
   * The certificate, where the public key comes in one; its key can be read.
   *
   * @return DER
   */
  public Optional<byte[]> certificate() throws FailedException {
    Optional<byte[]> der = find("PUBLIC KEY").isPresent() ? Optional.empty() : find("CERTIFICATE");
    if (der.isPresent()) {
      certified(der.get());
    }
    return der;
  }

  private PartyKey read(byte[] spki) throws FailedException {
    return Stream.of(KeyAlgorithm.values())
        .flatMap(algorithm -> tried(algorithm, spki).stream())
        .findFirst()
        .orElseThrow(() ->
            new FailedException(file + " holds a key that is neither Ed25519 nor ML-DSA-44."));
  }

  private static Optional<PartyKey> tried(KeyAlgorithm algorithm, byte[] spki) {
    try {
      return Optional.of(PartyKey.read(algorithm, spki));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private PartyKey certified(byte[] der) throws FailedException {
    try {
      CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
      return PartyKey.ofCertificate(der);
    } catch (GeneralSecurityException | RefusedException e) {
      throw new FailedException(file + ": " + e.getMessage() + ".");
    }
  }

  private Optional<byte[]> derived() {
    Optional<byte[]> secret = find("PRIVATE KEY");
    if (secret.isEmpty()
        || secret.get().length != ED25519_PKCS8.length + JdkKeys.SEED_BYTES
        || !Arrays.equals(Arrays.copyOf(secret.get(), ED25519_PKCS8.length), ED25519_PKCS8)) {
      return Optional.empty();
    }
    byte[] seed = Arrays.copyOfRange(secret.get(), ED25519_PKCS8.length, secret.get().length);
    byte[] raw = JdkKeys.signer(NO_NAME, SignatureType.ED25519, seed).key().publicKey();
    return Optional.of(JdkKeys.spki(SignatureType.ED25519, raw));
  }

  private Optional<byte[]> find(String label) {
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (block.group(1).equals(label)) {
        try {
          return Optional.of(Base64.getMimeDecoder().decode(block.group(2)));
        } catch (IllegalArgumentException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
