package org.mithaq.node.log;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mithaq.tlog.MalformedException;
import org.mithaq.tlog.Note;
import org.mithaq.tlog.NoteSigner;
import org.mithaq.tlog.Origin;
import org.mithaq.tlog.SignatureType;
import org.mithaq.tlog.VerifierKey;

/**
 * The keys that the log signs with, in {@code keys/log}, readable by their owner alone; one line
 * each:
 *
 * <pre>
 * current PRIVATE+KEY+…            signs
 * until 2027-02-21T00:00:00Z PRIVATE+KEY+…   was replaced, signs beside the current ones until then
 * retired NAME+ID+…                signs no more; its verifier key stays on record
 * </pre>
 */
public final class LogKeys {

  /** How long replaced keys go on signing beside the new ones. */
  public static final Duration OVERLAP = Duration.ofDays(90);

  /** What signs every checkpoint. */
  static final List<SignatureType> TYPES =
      List.of(SignatureType.ED25519, SignatureType.ML_DSA_44_COSIGNATURE);

  private static final String FILE = "log";

  private record Retiring(Instant until, PrivateKeyLine key) {}

  private final List<PrivateKeyLine> current;
  private final List<Retiring> retiring;
  private final List<VerifierKey> retired;

  private LogKeys(
      List<PrivateKeyLine> current, List<Retiring> retiring, List<VerifierKey> retired) {
    this.current = List.copyOf(current);
    this.retiring = List.copyOf(retiring);
    this.retired = List.copyOf(retired);
  }

  /** New keys: Ed25519 as a note's signature, ML-DSA-44 as a timestamped cosignature. */
  public static LogKeys draw(Origin origin) {
    return new LogKeys(
        TYPES.stream().map(type -> PrivateKeyLine.draw(origin, type)).toList(),
        List.of(),
        List.of());
  }

  /** Draws new keys and writes them; never over existing ones. */
  public static void create(Path directory, Origin origin) throws IOException {
    Files.createDirectories(directory);
    restrict(directory, EnumSet.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE));
    if (Files.exists(directory.resolve(FILE))) {
      throw new IOException("there are keys in " + directory + " already");
    }
    draw(origin).write(directory);
  }

  /** As it is called in the data directory. */
  private static String nameOf(Path directory) {
    return directory.endsWith("keys")
        ? "keys/" + FILE
        : "keys/" + directory.getFileName() + "/" + FILE;
  }

  /** The file in a directory of keys that has the private ones. */
  public static Path file(Path directory) {
    return directory.resolve(FILE);
  }

  /**
   * Reads the keys.
   *
   * @throws IOException with a sentence when they are damaged or of another origin; the sentence
   *     holds no secret
   */
  public static LogKeys load(Path directory, Origin origin) throws IOException {
    List<PrivateKeyLine> current = new ArrayList<>();
    List<Retiring> retiring = new ArrayList<>();
    List<VerifierKey> retired = new ArrayList<>();
    int number = 0;
    String name = nameOf(directory);
    String text = Files.readString(directory.resolve(FILE), StandardCharsets.ISO_8859_1);
    if (text.indexOf('\r') >= 0 || !text.endsWith("\n")) {
      throw new IOException(name + " is damaged: its lines end in line feeds");
    }
    for (String line : text.lines().toList()) {
      number++;
      try {
        String[] words = line.split(" ", -1);
        switch (words[0] + words.length) {
          case "current2" -> current.add(PrivateKeyLine.parse(words[1], origin));
          case "until3" ->
              retiring.add(
                  new Retiring(Instant.parse(words[1]), PrivateKeyLine.parse(words[2], origin)));
          case "retired2" -> retired.add(VerifierKey.parse(words[1]));
          default -> throw new IllegalArgumentException("no such line");
        }
      } catch (IllegalArgumentException | DateTimeException | MalformedException e) {
        throw new IOException(
            "%s, line %d: not a whole key of %s; restore it from a backup"
                .formatted(name, number, origin));
      }
    }
    if (current.size() != TYPES.size()) {
      throw new IOException(
          "%s holds %d current keys, not %d; restore it from a backup"
              .formatted(name, current.size(), TYPES.size()));
    }
    return new LogKeys(current, retiring, retired);
  }

  /** Those that sign now: the current ones, and replaced ones whose time is not over. */
  public List<NoteSigner> signers(Instant now) {
    List<NoteSigner> signers = new ArrayList<>();
    current.forEach(key -> signers.add(key.signer()));
    retiring.stream()
        .filter(replaced -> now.isBefore(replaced.until))
        .forEach(replaced -> signers.add(replaced.key.signer()));
    return signers;
  }

  /** The verifier keys, one a line: current ones, then replaced and retired ones. */
  public String published() {
    StringBuilder lines = new StringBuilder();
    current.forEach(key -> lines.append(key.signer().key().encode()).append('\n'));
    retiring.forEach(replaced -> lines.append(replaced.key.signer().key().encode()).append('\n'));
    retired.forEach(key -> lines.append(key.encode()).append('\n'));
    return lines.toString();
  }

  /** Every verifier key that may stand under a checkpoint of this log. */
  List<VerifierKey> verifierKeys() {
    List<VerifierKey> keys = new ArrayList<>();
    current.forEach(key -> keys.add(key.signer().key()));
    retiring.forEach(replaced -> keys.add(replaced.key.signer().key()));
    keys.addAll(retired);
    return keys;
  }

  /**
   * The keys after a rotation.
   *
   * @param next the new ones
   */
  public LogKeys rotatedTo(LogKeys next, Instant now) {
    List<Retiring> replaced = new ArrayList<>();
    List<VerifierKey> over = new ArrayList<>(retired);
    for (Retiring earlier : retiring) {
      if (now.isBefore(earlier.until)) {
        replaced.add(earlier);
      } else {
        over.add(earlier.key.signer().key());
      }
    }
    current.forEach(key -> replaced.add(new Retiring(now.plus(OVERLAP), key)));
    return new LogKeys(next.current, replaced, over);
  }

  /**
   * What a rotation's act holds: a note that names the new keys, signed by the old ones that can
   * sign notes.
   */
  public byte[] announce(LogKeys next, Origin origin, Instant now) {
    String text =
        "mithaq keys v1\n"
            + origin
            + "\n"
            + "old keys sign until "
            + now.plus(OVERLAP)
            + "\n"
            + next.published();
    List<NoteSigner> able =
        current.stream()
            .map(PrivateKeyLine::signer)
            .filter(signer -> !signer.key().type().timestamped())
            .toList();
    return Note.sign(text, able).encode();
  }

  /** Replaces {@code keys/log} in one step. */
  public void write(Path directory) throws IOException {
    StringBuilder lines = new StringBuilder();
    current.forEach(key -> lines.append("current ").append(key.encode()).append('\n'));
    retiring.forEach(replaced ->
        lines
            .append("until ")
            .append(replaced.until)
            .append(' ')
            .append(replaced.key.encode())
            .append('\n'));
    retired.forEach(key -> lines.append("retired ").append(key.encode()).append('\n'));
    Path scratch = directory.resolve(FILE + ".new");
    Files.deleteIfExists(scratch);
    Files.createFile(scratch);
    restrict(scratch, EnumSet.of(OWNER_READ, OWNER_WRITE));
    Files.writeString(scratch, lines, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(scratch, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void restrict(Path path, Set<PosixFilePermission> to) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, to);
    }
  }
}
