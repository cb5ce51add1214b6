package org.mithaq.node.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.mithaq.stix.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small private files of one kind in a directory of their own, each one JSON object, replaced in
 * one step. Its first member is the CRC32C of all the bytes that follow this member, as eight hex
 * digits: {@code {"crc32c":"0a1b2c3d","id":…}}. What a crash left half made goes at the next start.
 */
public final class StateFiles {

  private static final Logger LOG = LoggerFactory.getLogger(StateFiles.class);
  private static final String SUFFIX = ".json";
  private static final String CHECKSUM = "crc32c";
  private static final String NONE_YET = "00000000";
  private static final byte[] HEAD =
      ("{\"" + CHECKSUM + "\":\"").getBytes(StandardCharsets.US_ASCII);

  /** Of the checksum's member, from the brace to the closing quote. */
  private static final int CHECKED_FROM = HEAD.length + NONE_YET.length() + 1;

  private final Storage storage;
  private final StateDirectory directory;

  public StateFiles(Storage storage, StateDirectory directory) {
    this.storage = storage;
    this.directory = directory;
  }

  /** Writes a file's members. */
  @FunctionalInterface
  public interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** Takes up what a file holds. */
  @FunctionalInterface
  public interface Taking {
    /**
     * Takes one.
     *
     * @throws IOException when it is no such file, as with {@link IllegalArgumentException} and
     *     {@link DateTimeException}
     */
    void take(Json.Members file) throws IOException;
  }

  /** Reads all that are there; one that can't be read is left where it is, and reported. */
  public void each(Taking taking) throws IOException {
    for (String file : storage.list(directory.path())) {
      if (isWhole(file)) {
        try {
          take(file, taking);
        } catch (IOException e) {
          LOG.warn("left aside: {}", e.getMessage());
        }
      }
    }
  }

  /**
   * Reads all that are there.
   *
   * @throws IOException naming the file, when one can't be read
   */
  public void every(Taking taking) throws IOException {
    for (String file : storage.list(directory.path())) {
      if (isWhole(file)) {
        take(file, taking);
      }
    }
  }

  private boolean isWhole(String file) throws IOException {
    boolean whole = file.endsWith(SUFFIX);
    if (!whole) {
      storage.delete(directory.path() + "/" + file);
    }
    return whole;
  }

  private void take(String file, Taking taking) throws IOException {
    String place = directory.path() + "/" + file;
    try {
      taking.take(members(storage.read(place)));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a file.
   *
   * @return empty where there is none
   * @throws IOException when it is damaged
   */
  public Optional<Json.Members> read(String name) throws IOException {
    return has(name) ? Optional.of(members(storage.read(place(name)))) : Optional.empty();
  }

  /**
   * Keeps a file, durably.
   *
   * @param name without its suffix
   */
  public void keep(String name, Content content) throws IOException {
    storage.replace(place(name), ByteBuffer.wrap(written(content)));
  }

  /** Deletes a file, durably. */
  public void drop(String name) throws IOException {
    storage.delete(place(name));
    storage.syncDirectory(directory.path());
  }

  /** Whether there is one. */
  public boolean has(String name) throws IOException {
    return storage.exists(place(name));
  }

  private String place(String name) {
    return directory.path() + "/" + name + SUFFIX;
  }

  /**
   * Reads all files of all directories and changes nothing.
   *
   * @param findings gets one sentence for each that is damaged
   */
  public static void check(Storage storage, Consumer<String> findings) throws IOException {
    for (StateDirectory directory : StateDirectory.values()) {
      for (String file : storage.list(directory.path())) {
        if (file.endsWith(SUFFIX)) {
          String place = directory.path() + "/" + file;
          try {
            members(storage.read(place));
          } catch (IOException e) {
            findings.accept(place + ", offset 0: " + e.getMessage());
          }
        }
      }
    }
  }

  private static byte[] written(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField(CHECKSUM, NONE_YET);
      content.write(json);
      json.writeEndObject();
    }
    byte[] file = bytes.toByteArray();
    byte[] sum = checksum(file);
    System.arraycopy(sum, 0, file, HEAD.length, sum.length);
    return file;
  }

  private static Json.Members members(byte[] file) throws IOException {
    if (file.length < CHECKED_FROM || !Arrays.equals(HEAD, 0, HEAD.length, file, 0, HEAD.length)) {
      throw new IOException("the file is damaged: it does not begin with its checksum");
    }
    byte[] sum = checksum(file);
    if (!Arrays.equals(sum, 0, sum.length, file, HEAD.length, HEAD.length + sum.length)
        || file[CHECKED_FROM - 1] != '"') {
      throw new IOException("the file is damaged: its checksum is another file's");
    }
    return Json.parse(file, 0, file.length);
  }

  private static byte[] checksum(byte[] file) {
    CRC32C crc = new CRC32C();
    crc.update(file, CHECKED_FROM, file.length - CHECKED_FROM);
    return HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(StandardCharsets.US_ASCII);
  }
}
