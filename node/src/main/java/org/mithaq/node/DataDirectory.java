package org.mithaq.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mithaq.node.log.LogKeys;
import org.mithaq.node.storage.FileStorage;
import org.mithaq.node.storage.Storage;
import org.mithaq.tlog.Origin;

/**
 * A node's data directory (DESIGN §3), held by one process at a time. {@code VERSION} is four
 * lines:
 *
 * <pre>
 * mithaq data 1
 * origin HOST/PATH
 * vault 32 random bytes in hex
 * sha256 of the three lines above, in hex
 * </pre>
 */
public final class DataDirectory implements AutoCloseable {

  private static final String FORMAT = "mithaq data 1";
  private static final String VERSION = "VERSION";

  private final Path root;
  private final Origin origin;
  private final byte[] identity;
  private final FileChannel lockFile;

  private DataDirectory(Path root, Origin origin, byte[] identity, FileChannel lockFile) {
    this.root = root;
    this.origin = origin;
    this.identity = identity;
    this.lockFile = lockFile;
  }

  /**
   * Makes a new data directory with keys of its own.
   *
   * @throws IOException when there is one already
   */
  public static void create(Path root, Origin origin) throws IOException {
    Files.createDirectories(root);
    byte[] vault = new byte[32];
    new SecureRandom().nextBytes(vault);
    String lines =
        FORMAT + "\norigin " + origin + "\nvault " + HexFormat.of().formatHex(vault) + "\n";
    LogKeys.create(root.resolve("keys"), origin);
    Files.writeString(
        root.resolve(VERSION),
        lines + HexFormat.of().formatHex(sha256(lines)) + "\n",
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    new FileStorage(root).syncDirectory("");
  }

  /**
   * The origin of a data directory; empty where there is none.
   *
   * @throws IOException when it is of another format or damaged
   */
  public static Optional<Origin> originOf(Path root) throws IOException {
    try {
      return Optional.of(origin(lines(root)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens and locks.
   *
   * @throws IOException with a sentence when it is missing, of another format, damaged, or in use
   */
  public static DataDirectory open(Path root) throws IOException {
    List<String> lines;
    try {
      lines = lines(root);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no data directory at " + root + ": make one with init", e);
    }
    FileChannel lockFile =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = lockFile.tryLock();
    if (lock == null) {
      lockFile.close();
      throw new IOException("another process uses " + root + ": stop it first");
    }
    return new DataDirectory(root, origin(lines), sha256(String.join("\n", lines)), lockFile);
  }

  private static List<String> lines(Path root) throws IOException {
    String text = Files.readString(root.resolve(VERSION), StandardCharsets.ISO_8859_1);
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
      throw new IOException(
          root.resolve(VERSION)
              + " does not begin with «"
              + FORMAT
              + "»: damaged, or of another"
              + " version of Mithaq");
    }
    String body = lines.size() == 4 ? String.join("\n", lines.subList(0, 3)) + "\n" : "";
    if (!text.equals(body + HexFormat.of().formatHex(sha256(body)) + "\n")) {
      throw new IOException(root.resolve(VERSION) + " is damaged: restore it from a backup");
    }
    return lines;
  }

  private static Origin origin(List<String> lines) {
    return new Origin(lines.get(1).substring("origin ".length()));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  Path root() {
    return root;
  }

  public Origin origin() {
    return origin;
  }

  /** 32 bytes that no other data directory has. */
  byte[] identity() {
    return identity.clone();
  }

  /** What segments of the vault name their log by. */
  byte[] originDigest() {
    return sha256(origin.value());
  }

  Path keyDirectory() {
    return root.resolve("keys");
  }

  /** Where the log's private keys are. */
  Path keyFile() {
    return LogKeys.file(keyDirectory());
  }

  /** The log's verifier keys (C2SP signed-note), the current ones first. */
  public List<String> verifierKeys() throws IOException {
    return keys().published().lines().toList();
  }

  LogKeys keys() throws IOException {
    return LogKeys.load(keyDirectory(), origin);
  }

  Storage storage() {
    return new FileStorage(root);
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
