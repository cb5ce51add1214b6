package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mithaq.cli.taxii.Collection;
import org.mithaq.stix.Json;

/**
 * How far a file has been sent to a collection, kept in the user's cache. What it says may be
 * behind (objects are then sent again, which changes nothing) but never ahead.
 */
final class PushProgress {
  private static final int SAMPLE = 64 << 10;

  private final Path file;

  /**
   * @param objects that have been answered, from the start of the file
   */
  record Reached(long objects, long accepted, long refused) {
    static final Reached NOTHING = new Reached(0, 0, 0);
  }

  private PushProgress(Path file) {
    this.file = file;
  }

  /** Of this file, as it stands now, to this collection. */
  static PushProgress of(Path cache, Collection collection, Path sent) throws IOException {
    MessageDigest digest = sha256();
    String key =
        "%s\n%s\n%s\n%d\n%s\n"
            .formatted(
                collection.root(),
                collection.id(),
                sent.toRealPath(),
                Files.size(sent),
                Files.getLastModifiedTime(sent));
    digest.update(key.getBytes(StandardCharsets.UTF_8));
    try (InputStream in = Files.newInputStream(sent)) {
      digest.update(in.readNBytes(SAMPLE));
    }
    String name = HexFormat.of().formatHex(digest.digest(), 0, 16);
    return new PushProgress(cache.resolve("push").resolve(name + ".json"));
  }

  Reached read() {
    try {
      byte[] bytes = Files.readAllBytes(file);
      Json.Members members = Json.parse(bytes, 0, bytes.length);
      return new Reached(
          members.number("objects").orElse(0),
          members.number("accepted").orElse(0),
          members.number("refused").orElse(0));
    } catch (IOException e) {
      return Reached.NOTHING;
    }
  }

  void write(Reached reached) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Output.json(bytes)) {
      json.writeStartObject();
      json.writeNumberField("objects", reached.objects);
      json.writeNumberField("accepted", reached.accepted);
      json.writeNumberField("refused", reached.refused);
      json.writeEndObject();
    }
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    Files.write(fresh, bytes.toByteArray());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
