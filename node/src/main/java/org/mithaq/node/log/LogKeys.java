package org.mithaq.node.log;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mithaq.tlog.JdkKeys;
import org.mithaq.tlog.KeyName;
import org.mithaq.tlog.NoteSigner;
import org.mithaq.tlog.Origin;
import org.mithaq.tlog.SignatureType;

/**
 * The keys that the log signs with, in {@code keys/log}: one line each in the signed-note form of
 * private keys, {@code PRIVATE+KEY+name+id+base64(type ‖ seed)}. The id is of the public key, so a
 * damaged line is noticed. Readable by their owner alone.
 *
 * @param signers Ed25519 as a note's signature, ML-DSA-44 as a timestamped cosignature
 */
public record LogKeys(List<NoteSigner> signers) {

  private static final String LEAD = "PRIVATE+KEY+";
  private static final List<SignatureType> TYPES =
      List.of(SignatureType.ED25519, SignatureType.ML_DSA_44_COSIGNATURE);

  public LogKeys {
    signers = List.copyOf(signers);
  }

  /** Draws new keys and writes them; never over existing ones. */
  public static void create(Path directory, Origin origin) throws IOException {
    Files.createDirectories(directory);
    restrict(directory, EnumSet.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE));
    StringBuilder lines = new StringBuilder();
    for (SignatureType type : TYPES) {
      byte[] seed = JdkKeys.newSeed();
      NoteSigner signer = JdkKeys.signer(origin.asKeyName(), type, seed);
      byte[] typed = new byte[1 + seed.length];
      typed[0] = (byte) type.code();
      System.arraycopy(seed, 0, typed, 1, seed.length);
      lines
          .append(LEAD)
          .append(signer.key().name())
          .append('+')
          .append(signer.key().id())
          .append('+')
          .append(Base64.getEncoder().encodeToString(typed))
          .append('\n');
    }
    Path file = directory.resolve("log");
    Files.createFile(file);
    restrict(file, EnumSet.of(OWNER_READ, OWNER_WRITE));
    Files.writeString(file, lines, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
  }

  private static void restrict(Path path, Set<PosixFilePermission> to) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, to);
    }
  }

  /** Whether {@link #create} was done. */
  public static boolean exist(Path directory) {
    return Files.exists(directory.resolve("log"));
  }

  /**
   * Reads the keys.
   *
   * @throws IOException with a sentence when they are damaged or of another origin; the sentence
   *     holds no secret
   */
  public static LogKeys load(Path directory, Origin origin) throws IOException {
    Path file = directory.resolve("log");
    List<NoteSigner> signers = new ArrayList<>();
    int number = 0;
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    if (text.indexOf('\r') >= 0 || !text.endsWith("\n")) {
      throw new IOException("keys/log is damaged: its lines end in line feeds");
    }
    for (String line : text.lines().toList()) {
      number++;
      try {
        signers.add(parse(line, origin));
      } catch (IllegalArgumentException e) {
        throw new IOException(
            "line " + number + " of keys/log is not a whole private key of " + origin, e);
      }
    }
    if (signers.size() != TYPES.size()) {
      throw new IOException("keys/log holds " + signers.size() + " keys, not " + TYPES.size());
    }
    return new LogKeys(signers);
  }

  private static NoteSigner parse(String line, Origin origin) {
    String[] parts = line.split("\\+", 5);
    if (parts.length != 5 || !line.startsWith(LEAD) || !parts[2].equals(origin.value())) {
      throw new IllegalArgumentException("not a private key of this log");
    }
    byte[] typed = Base64.getDecoder().decode(parts[4]);
    SignatureType type =
        TYPES.stream()
            .filter(known -> typed.length > 0 && known.code() == typed[0])
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("another type of key"));
    NoteSigner signer =
        JdkKeys.signer(new KeyName(parts[2]), type, Arrays.copyOfRange(typed, 1, typed.length));
    if (!signer.key().id().toString().equals(parts[3])) {
      throw new IllegalArgumentException("damaged");
    }
    return signer;
  }

  /** The verifier keys, one a line: what {@code /log/key} answers. */
  public String published() {
    StringBuilder lines = new StringBuilder();
    signers.forEach(signer -> lines.append(signer.key().encode()).append('\n'));
    return lines.toString();
  }
}
