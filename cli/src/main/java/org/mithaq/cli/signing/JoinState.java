package org.mithaq.cli.signing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mithaq.cli.http.FailedException;
import org.mithaq.stix.Json;

/**
 * Where an application stands, between two runs of the command: texts by name, in a file that its
 * owner alone reads, since it holds the application's secret.
 */
public final class JoinState {
  private final Path file;
  private final Map<String, String> texts;

  private JoinState(Path file, Map<String, String> texts) {
    this.file = file;
    this.texts = texts;
  }

  /** A state that nothing is known of yet. */
  public static JoinState begin(Path file) {
    return new JoinState(file, new LinkedHashMap<>());
  }

  /** What an earlier run kept; empty where there was none. */
  public static Optional<JoinState> read(Path file) throws IOException, FailedException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, String> texts = new LinkedHashMap<>();
    try {
      byte[] bytes = Files.readAllBytes(file);
      Json.Members json = Json.parse(bytes, 0, bytes.length);
      for (String name : json.byName().keySet()) {
        json.text(name).ifPresent(text -> texts.put(name, text));
      }
    } catch (IOException e) {
      throw new FailedException(file + " is no state of an application: name another file.", e);
    }
    return Optional.of(new JoinState(file, texts));
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** A text that an earlier step put there. */
  public String needed(String name) throws FailedException {
    return text(name)
        .orElseThrow(() ->
            new FailedException(file + " lacks «" + name + "»: it is no state of an application."));
  }

  public void put(String name, String text) {
    texts.put(name, text);
  }

  public void put(String name, Optional<String> text) {
    text.ifPresent(value -> put(name, value));
  }

  /** Replaces the file in one step. */
  public void write() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      for (Map.Entry<String, String> each : texts.entrySet()) {
        json.writeStringField(each.getKey(), each.getValue());
      }
      json.writeEndObject();
    }
    Path fresh = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(fresh);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(fresh, bytes.toByteArray());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
