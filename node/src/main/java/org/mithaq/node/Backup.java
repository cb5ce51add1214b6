package org.mithaq.node;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.mithaq.node.audit.AuditLog;
import org.mithaq.node.storage.StateDirectory;

/**
 * Copies what cannot be made again: version, keys, checkpoints, vaults, statuses and all of {@link
 * StateDirectory}. Tiles and index are made from the vault. The node may run meanwhile: the
 * checkpoint is copied before the vault, so that the copied vault always extends it, and a batch
 * that is cut in half is unacknowledged there; applications and accounts too, so that whoever
 * joined in between has an application there to repeat the last step with. A backup holds the
 * private keys and all content.
 */
public final class Backup {

  private static final String MANIFEST = "MANIFEST";
  private static final int CHUNK = 1 << 20;

  /** In this order; see above. */
  private static final List<String> FILES =
      List.of("VERSION", "keys/log", "log/checkpoint", "keys/audit/log", "audit/log/checkpoint");

  private static final List<String> DIRECTORIES = List.of("vault", "state/statuses", "audit/vault");

  private Backup() {}

  /**
   * Backs up into a new or empty directory.
   *
   * @param progress told of bytes copied, again and again
   */
  public static void create(Path data, Path backup, LongConsumer progress) throws IOException {
    if (DataDirectory.originOf(data).isEmpty()) {
      throw new IOException("there is no data directory at " + data);
    }
    requireEmpty(backup);
    restrict(backup);
    Map<String, String> digests = new LinkedHashMap<>();
    for (String name : FILES) {
      if (Files.exists(data.resolve(name))) {
        digests.put(name, copy(data.resolve(name), backup.resolve(name), progress));
      }
    }
    for (StateDirectory directory : StateDirectory.values()) {
      // Each file is replaced in one step, or deleted, while the node runs.
      for (Path file : list(data.resolve(directory.path()))) {
        String name = directory.path() + "/" + file.getFileName();
        if (name.endsWith(".json")) {
          copyIfThere(file, backup.resolve(name), progress)
              .ifPresent(digest -> digests.put(name, digest));
        }
      }
    }
    for (String directory : DIRECTORIES) {
      for (Path file : list(data.resolve(directory))) {
        String name = directory + "/" + file.getFileName();
        digests.put(name, copy(file, backup.resolve(name), progress));
      }
    }
    StringBuilder manifest = new StringBuilder();
    digests.forEach((name, digest) -> manifest.append(digest + "  " + name + "\n"));
    // Written last: a backup without it is not whole.
    Files.writeString(
        backup.resolve(MANIFEST), manifest, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
  }

  /**
   * Restores into a new or empty directory, and makes the log's tiles again.
   *
   * @return findings of the check that ends a restore; empty when all is well
   * @throws IOException when the backup is not whole; then nothing usable is left behind
   */
  public static List<String> restore(Path backup, Path data, LongConsumer progress)
      throws IOException {
    Map<String, String> digests = manifest(backup);
    requireEmpty(data);
    restrict(data);
    // VERSION comes last: without it the directory is none.
    List<String> names = new ArrayList<>(digests.keySet());
    names.remove("VERSION");
    names.add("VERSION");
    for (String name : names) {
      String digest = copy(backup.resolve(name), data.resolve(name), progress);
      if (!digest.equals(digests.get(name))) {
        throw new IOException("the backup is damaged: " + name + " is not what was backed up");
      }
    }
    restrict(data.resolve("keys"));
    if (Files.exists(data.resolve("keys/audit"))) {
      restrict(data.resolve("keys/audit"));
    }
    try (DataDirectory directory = DataDirectory.open(data);
        OfflineLedger opened = OfflineLedger.open(directory)) {
      Optional<String> readOnly = opened.core().ledger().refusesWrites();
      if (readOnly.isPresent()) {
        return List.of(readOnly.get());
      }
      if (digests.containsKey("keys/audit/log")) {
        // Makes the audit log's tiles again.
        AuditLog.open(data, directory.keyDirectory(), directory.origin(), InstantSource.system())
            .close();
      }
    }
    return Fsck.run(data, finding -> {}).findings();
  }

  private static Map<String, String> manifest(Path backup) throws IOException {
    Path file = backup.resolve(MANIFEST);
    if (!Files.exists(file)) {
      throw new IOException("there is no whole backup at " + backup);
    }
    Map<String, String> digests = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] parts = line.split("  ", 2);
      if (parts.length != 2 || !parts[1].matches("[A-Za-z0-9/.-]+") || parts[1].contains("..")) {
        throw new IOException("the backup is damaged: " + MANIFEST + " has a line that is none");
      }
      digests.put(parts[1], parts[0]);
    }
    if (!digests.containsKey("VERSION")) {
      throw new IOException("the backup is damaged: " + MANIFEST + " names no VERSION");
    }
    return digests;
  }

  private static Optional<String> copyIfThere(Path from, Path to, LongConsumer progress)
      throws IOException {
    try {
      return Optional.of(copy(from, to, progress));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Copies without the zeros at the end, which a segment has room for; the copy's digest. */
  private static String copy(Path from, Path to, LongConsumer progress) throws IOException {
    Files.createDirectories(to.getParent());
    MessageDigest sha256 = sha256();
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
      long zeros = 0;
      byte[] chunk = new byte[CHUNK];
      for (int read = in.readNBytes(chunk, 0, CHUNK);
          read > 0;
          read = in.readNBytes(chunk, 0, CHUNK)) {
        int used = read;
        while (used > 0 && chunk[used - 1] == 0) {
          used--;
        }
        if (used > 0) {
          zeros = writeZeros(out, sha256, zeros);
          out.write(chunk, 0, used);
          sha256.update(chunk, 0, used);
        }
        zeros += read - used;
        progress.accept(read);
      }
    }
    if (to.endsWith("keys/log")) {
      restrict(to, EnumSet.of(OWNER_READ, OWNER_WRITE));
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static long writeZeros(OutputStream out, MessageDigest sha256, long count)
      throws IOException {
    byte[] zeros = new byte[(int) Math.min(count, CHUNK)];
    for (long left = count; left > 0; left -= zeros.length) {
      int length = (int) Math.min(left, zeros.length);
      out.write(zeros, 0, length);
      sha256.update(zeros, 0, length);
    }
    return 0;
  }

  private static void requireEmpty(Path directory) throws IOException {
    if (!list(directory).isEmpty()) {
      throw new IOException(directory + " is not empty; nothing was changed");
    }
    Files.createDirectories(directory);
  }

  private static List<Path> list(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static void restrict(Path directory) throws IOException {
    restrict(directory, EnumSet.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE));
  }

  private static void restrict(Path path, Set<PosixFilePermission> to) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, to);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
