package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mithaq.cli.taxii.Collection;
import org.mithaq.cli.taxii.Push.Refused;

/**
 * What a push says in the end. As JSON every refusal is written as it comes, so that memory stays
 * bounded; for people they are counted by reason.
 */
final class PushReport implements AutoCloseable {
  private final Io io;
  private final Collection collection;
  private final Optional<JsonGenerator> json;
  private final Reasons reasons = new Reasons();
  private final List<String> broken = new ArrayList<>();
  private final long began = System.nanoTime();
  private long accepted;
  private long refused;
  private long acceptedBefore;
  private long refusedBefore;

  private PushReport(Io io, Collection collection, Optional<JsonGenerator> json) {
    this.io = io;
    this.collection = collection;
    this.json = json;
  }

  static PushReport of(Io io, Collection collection, boolean asJson) throws IOException {
    if (!asJson) {
      return new PushReport(io, collection, Optional.empty());
    }
    JsonGenerator json = Output.json(io.out());
    json.writeStartObject();
    json.writeStringField("collection", collection.id());
    json.writeStringField("name", collection.name());
    json.writeArrayFieldStart("refusals");
    return new PushReport(io, collection, Optional.of(json));
  }

  void resumed(PushProgress.Reached before) {
    acceptedBefore += before.accepted();
    refusedBefore += before.refused();
  }

  void sent(long acceptedMore) {
    accepted += acceptedMore;
  }

  void refused(String file, Refused object) throws IOException {
    refused++;
    reasons.add(file, object);
    if (json.isPresent()) {
      JsonGenerator generator = json.get();
      generator.writeStartObject();
      generator.writeStringField("file", file);
      if (object.number() > 0) {
        generator.writeNumberField("number", object.number());
      }
      generator.writeStringField("id", object.id());
      generator.writeStringField("version", object.version());
      generator.writeStringField("reason", object.reason());
      generator.writeEndObject();
    }
  }

  /** A file from which, from some byte on, no objects can be told. */
  void broken(String file, String message) {
    broken.add(file + ", " + message);
  }

  /** The server put an end to it. */
  void stopped() throws IOException {
    finish();
    io.note("Run the same command again to go on from there.");
  }

  /** Writes the end; the exit code. */
  int finish() throws IOException {
    if (json.isPresent()) {
      finishJson(json.get());
    } else {
      finishText();
    }
    io.out().flush();
    broken.forEach(
        message -> io.note(message + ". What stands before that was sent, the rest was not."));
    return refused + refusedBefore == 0 && broken.isEmpty() ? Mithaq.DONE : Mithaq.FAILED;
  }

  private void finishJson(JsonGenerator generator) throws IOException {
    generator.writeEndArray();
    generator.writeNumberField("accepted", accepted);
    generator.writeNumberField("refused", refused);
    generator.writeNumberField("accepted_before", acceptedBefore);
    generator.writeNumberField("refused_before", refusedBefore);
    generator.writeObjectFieldStart("reasons");
    for (Reasons.Group group : reasons.byCount()) {
      generator.writeNumberField(group.reason(), group.count());
    }
    generator.writeEndObject();
    generator.writeArrayFieldStart("unreadable");
    for (String message : broken) {
      generator.writeString(message);
    }
    generator.writeEndArray();
    generator.writeNumberField("seconds", (System.nanoTime() - began) / 1e9);
    generator.writeEndObject();
    generator.close();
    io.out().println();
  }

  private void finishText() {
    String before =
        acceptedBefore + refusedBefore == 0
            ? ""
            : "; before: %s accepted, %s refused"
                .formatted(Output.number(acceptedBefore), Output.number(refusedBefore));
    io.out()
        .println(
            "%s: %s accepted, %s refused in %s%s"
                .formatted(
                    collection.name(),
                    Output.objects(accepted),
                    Output.number(refused),
                    Output.seconds(System.nanoTime() - began),
                    before));
    for (Reasons.Group group : reasons.byCount()) {
      io.out().println("%9s × %s".formatted(Output.number(group.count()), group.reason()));
      group.examples().forEach(example -> io.out().println(" ".repeat(12) + example));
    }
  }

  @Override
  public void close() {
    io.out().flush();
  }
}
