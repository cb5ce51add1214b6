package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.taxii.Collection;
import org.mithaq.cli.taxii.Pull;
import org.mithaq.cli.taxii.Query;
import org.mithaq.cli.taxii.Taxii;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a TAXII collection. */
@Command(
    name = "pull",
    description =
        "Read the objects of a TAXII collection, byte for byte, as JSON lines or as a bundle.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class PullCommand implements Callable<Integer> {
  private final Io io;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "URL", description = "The server, or an API root of it.")
  private URI url;

  @Parameters(index = "1", paramLabel = "COLLECTION", description = "Id, alias or title.")
  private String name;

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "Only what was added after this time (RFC 3339) or day.")
  private Optional<String> since;

  @Option(names = "--id", split = ",", paramLabel = "ID", description = "Only these objects.")
  private List<String> ids = List.of();

  @Option(names = "--type", split = ",", paramLabel = "TYPE", description = "Only these types.")
  private List<String> types = List.of();

  @Option(
      names = "--match-version",
      split = ",",
      paramLabel = "V",
      description = "all, first, last or timestamps (default: last).")
  private List<String> versions = List.of();

  @Option(
      names = "--spec-version",
      split = ",",
      paramLabel = "V",
      description = "Versions of STIX, as in 2.1 (default: the latest).")
  private List<String> specVersions = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Read N objects at most; --resume goes on after them.")
  private Optional<Long> limit;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "jsonl or bundle (default: ${DEFAULT-VALUE}).")
  private String formatName;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write (default: standard output).")
  private Optional<Path> out;

  @Option(
      names = "--current",
      description =
          "Leave out what is revoked, and indicators whose valid_until is over by this machine's"
              + " clock; how many is said on standard error. Without it everything is written.")
  private boolean current;

  @Option(
      names = "--resume",
      description = "Go on where an earlier run to the same file ended, complete or not.")
  private boolean resume;

  @Option(names = "--json", description = "Print the result (how much was read) as JSON.")
  private boolean json;

  @Mixin private Server server;

  PullCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    if (resume && out.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--resume needs --out FILE.");
    }
    if (limit.filter(n -> n < 1).isPresent()) {
      throw new ParameterException(spec.commandLine(), "--limit is at least 1.");
    }
    if (current && !versions.isEmpty() && !versions.equals(List.of("last"))) {
      // An older version says nothing of what was revoked since.
      throw new ParameterException(
          spec.commandLine(), "--current goes by the last versions: leave --match-version out.");
    }
    PullOutput.Format format = format();
    Query query = new Query(since.map(this::timestamp), ids, types, versions, specVersions);
    try (Http http = server.http(io, url, io::note)) {
      Collection collection = new Taxii(http).collection(url, name);
      if (!collection.canRead()) {
        throw new FailedException(
            "You may not read «%s»: is --user right?".formatted(collection.name()));
      }
      Pull pull = new Pull(http, collection);
      if (out.isPresent()) {
        toFile(pull, collection, query, format, out.get());
      } else {
        toStandardOutput(pull, collection, query, format);
      }
      return Mithaq.DONE;
    }
  }

  private void toStandardOutput(
      Pull pull, Collection collection, Query query, PullOutput.Format format)
      throws IOException, FailedException, InterruptedException {
    try (Progress progress = new Progress(io, "pull", -1);
        PullOutput output = PullOutput.to(io.out(), format)) {
      long began = System.nanoTime();
      PullSink sink = new PullSink(output, progress, Optional.empty(), io.out(), wanted());
      pull.run(query, most(), sink);
      output.finish();
      report(io.err(), collection, output, sink, output.objects(), began);
    }
  }

  private void toFile(
      Pull pull, Collection collection, Query query, PullOutput.Format format, Path file)
      throws IOException, FailedException, InterruptedException {
    String request =
        collection.root()
            + " "
            + collection.id()
            + " "
            + query
            + " "
            + format
            + (current ? " current" : "");
    PullProgress kept = new PullProgress(file, request);
    Optional<PullProgress.Reached> before = resume ? kept.read() : Optional.empty();
    if (before.isEmpty()) {
      kept.delete();
    }
    long length = before.map(PullProgress.Reached::length).orElse(0L);
    long objects = before.map(PullProgress.Reached::objects).orElse(0L);
    try (Progress progress = new Progress(io, file.toString(), -1);
        PullOutput output = PullOutput.to(file, format, length, objects)) {
      long began = System.nanoTime();
      PullSink sink = new PullSink(output, progress, Optional.of(kept), io.out(), wanted());
      if (before.isPresent()) {
        pull.run(query, before.get().position(), most(), sink);
      } else {
        pull.run(query, most(), sink);
      }
      output.finish();
      if (!resume) {
        kept.delete();
      }
      report(io.out(), collection, output, sink, output.objects() - objects, began);
    }
  }

  private PullSink.Wanted wanted() {
    return current ? PullSink.Wanted.current(Instant.now()) : PullSink.Wanted.everything();
  }

  private void report(
      PrintStream to,
      Collection collection,
      PullOutput output,
      PullSink sink,
      long objects,
      long began)
      throws IOException {
    long nanos = System.nanoTime() - began;
    if (current) {
      io.note("%s left out: revoked or expired.".formatted(Output.objects(sink.leftOut())));
    }
    if (output.reflowed() > 0) {
      io.note(
          "%s had line breaks between tokens, written as spaces: --format bundle keeps every byte."
              .formatted(Output.objects(output.reflowed())));
    }
    if (!json) {
      to.println(
          "%s: %s, %s bytes in %s"
              .formatted(
                  collection.name(),
                  Output.objects(objects),
                  Output.number(sink.bytes()),
                  Output.seconds(nanos)));
      return;
    }
    try (JsonGenerator generator = Output.json(to)) {
      generator.writeStartObject();
      generator.writeStringField("collection", collection.id());
      generator.writeNumberField("objects", objects);
      generator.writeNumberField("bytes", sink.bytes());
      generator.writeNumberField("reflowed", output.reflowed());
      if (current) {
        generator.writeNumberField("left_out", sink.leftOut());
      }
      generator.writeNumberField("seconds", nanos / 1e9);
      generator.writeEndObject();
    }
    to.println();
  }

  private long most() {
    return limit.orElse(Long.MAX_VALUE);
  }

  private PullOutput.Format format() {
    return switch (formatName.toLowerCase(Locale.ROOT)) {
      case "jsonl" -> PullOutput.Format.JSONL;
      case "bundle" -> PullOutput.Format.BUNDLE;
      default -> throw new ParameterException(spec.commandLine(), "--format is jsonl or bundle.");
    };
  }

  private String timestamp(String text) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text) + "T00:00:00Z";
      }
      OffsetDateTime time = OffsetDateTime.parse(text);
      return time.getOffset().equals(ZoneOffset.UTC) && text.endsWith("Z")
          ? text
          : DateTimeFormatter.ISO_INSTANT.format(time.toInstant());
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(), "--since is a time such as 2026-11-23T14:00:00Z, or a day.", e);
    }
  }
}
