package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.taxii.Pull.Position;
import org.mithaq.stix.Json;

/** How far a pull has come, kept beside its output. It is never ahead of the output. */
final class PullProgress {
  private final Path output;
  private final Path file;
  private final String request;

  /**
   * @param length of the output up to the last whole page, bytes
   * @param objects in it
   */
  record Reached(Position position, long length, long objects) {}

  /**
   * @param request what was asked for: progress of another request does not count
   */
  PullProgress(Path output, String request) {
    this.output = output;
    this.file = output.resolveSibling(output.getFileName() + ".progress");
    this.request = request;
  }

  /**
   * @throws FailedException when the output cannot be gone on with
   */
  Optional<Reached> read() throws IOException, FailedException {
    Json.Members members;
    try {
      byte[] bytes = Files.readAllBytes(file);
      members = Json.parse(bytes, 0, bytes.length);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (!members.text("request").equals(Optional.of(request))) {
      throw new FailedException(
          output + " comes from another request: resume that one, or leave out --resume.");
    }
    long length = members.number("length").orElse(0);
    if (!Files.exists(output) || Files.size(output) < length) {
      throw new FailedException(
          output + " is shorter than it was: begin anew by leaving out --resume.");
    }
    return Optional.of(
        new Reached(
            new Position(members.text("next"), members.text("since")),
            length,
            members.number("objects").orElse(0)));
  }

  void write(Reached reached) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Output.json(bytes)) {
      json.writeStartObject();
      json.writeStringField("request", request);
      json.writeNumberField("length", reached.length);
      json.writeNumberField("objects", reached.objects);
      if (reached.position.next().isPresent()) {
        json.writeStringField("next", reached.position.next().get());
      }
      if (reached.position.since().isPresent()) {
        json.writeStringField("since", reached.position.since().get());
      }
      json.writeEndObject();
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, bytes.toByteArray());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
