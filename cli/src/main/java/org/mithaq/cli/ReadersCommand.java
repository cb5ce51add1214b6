package org.mithaq.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.Bytes;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.TooLargeException;
import org.mithaq.cli.signing.Told;
import org.mithaq.cli.taxii.ObjectReader;
import org.mithaq.stix.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks who would be able to read objects, before they are shared. */
@Command(
    name = "readers",
    description =
        "Ask who would be able to read the objects of a file, were they pushed to a collection now:"
            + " parties by name. Nothing is stored.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit code 1 when an object would be refused."})
@SuppressWarnings("NullAway.Init")
final class ReadersCommand implements Callable<Integer> {

  /** What a node takes in one question. */
  private static final int MOST_OBJECTS = 100;

  private static final int MOST_BYTES = 1_000_000;
  private static final int LONGEST_ANSWER = 64 << 20;
  private static final String JSON = "application/json";
  private static final byte[] HEAD = "{\"objects\":[".getBytes(StandardCharsets.US_ASCII);

  private final Io io;

  @Parameters(index = "0", paramLabel = "URL", description = "The node.")
  private URI url;

  @Parameters(index = "1", paramLabel = "COLLECTION", description = "Id or alias.")
  private String collection;

  @Parameters(index = "2", paramLabel = "FILE", description = "The file, as for push.")
  private Path file;

  @Option(names = "--json", description = "Print each object as a line of JSON.")
  private boolean json;

  @Mixin private Server server;

  private boolean refused;

  ReadersCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = server.http(io, url, io::note);
        InputStream raw = Files.newInputStream(file);
        ObjectReader objects = ObjectReader.of(raw, MOST_BYTES)) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      int count = 0;
      Optional<ObjectReader.Span> next = objects.next();
      while (next.isPresent()) {
        ObjectReader.Span object = next.get();
        if (object.tooLong()) {
          throw new FailedException(
              "An object before byte %s is longer than %s bytes, more than a node tells of."
                  .formatted(Output.number(objects.offset()), Output.number(MOST_BYTES)));
        }
        if (count == MOST_OBJECTS || body.size() + object.length() > MOST_BYTES) {
          ask(http, body);
          count = 0;
        }
        body.writeBytes(count == 0 ? HEAD : new byte[] {','});
        body.write(object.source(), object.offset(), object.length());
        count++;
        next = objects.next();
      }
      if (count > 0) {
        ask(http, body);
      }
    }
    return refused ? Mithaq.FAILED : Mithaq.DONE;
  }

  /** Asks about the objects gathered, and begins anew. */
  private void ask(Http http, ByteArrayOutputStream body)
      throws IOException, FailedException, InterruptedException {
    body.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    URI address =
        url.resolve(
            "/access/readers?collection=" + URLEncoder.encode(collection, StandardCharsets.UTF_8));
    byte[] bytes = body.toByteArray();
    body.reset();
    try {
      print(
          Told.document(
              address,
              http.post(address, JSON, JSON, new Bytes(bytes, bytes.length), LONGEST_ANSWER)));
    } catch (TooLargeException e) {
      throw new FailedException(address + ": " + e.getMessage(), e);
    }
  }

  private void print(Json.Members answer) throws IOException {
    List<Json.Members> readers = answer.objects("readers");
    for (Json.Members object : answer.objects("objects")) {
      String id = object.text("id").orElse("an object without an id");
      Optional<String> why = object.text("refused");
      refused |= why.isPresent();
      Optional<Json.Members> who =
          object.number("readers").stream()
              .filter(place -> place >= 0 && place < readers.size())
              .mapToObj(place -> readers.get((int) place))
              .findFirst();
      if (json) {
        print(id, why, who);
      } else {
        io.out()
            .printf(
                "%s  %s%n",
                Visible.of(id),
                why.map(reason -> "would be refused: " + Visible.of(reason))
                    .or(() -> who.map(ReadersCommand::sentence))
                    .orElse("?"));
      }
    }
    io.out().flush();
  }

  private void print(String id, Optional<String> why, Optional<Json.Members> who)
      throws IOException {
    Output.line(
        io.out(),
        out -> {
          out.writeStringField("id", id);
          if (why.isPresent()) {
            out.writeStringField("refused", why.get());
          }
          if (who.isPresent()) {
            out.writeBooleanField("everyone", who.get().flag("everyone"));
            out.writeNumberField("total", who.get().number("total").orElse(0));
            Output.strings(out, "parties", names(who.get()));
            Output.strings(out, "delegates", who.get().texts("delegates"));
          }
        });
  }

  private static List<String> names(Json.Members readers) {
    return readers.objects("parties").stream()
        .flatMap(party -> party.text("name").stream())
        .toList();
  }

  private static String sentence(Json.Members readers) {
    if (readers.flag("everyone")) {
      return "everyone";
    }
    List<String> all = new ArrayList<>(names(readers));
    long more = readers.number("total").orElse(0) - all.size();
    if (more > 0) {
      all.add("and " + Output.number(more) + " parties more");
    }
    readers.texts("delegates").forEach(name -> all.add("delegate " + name));
    return all.isEmpty() ? "nobody" : Visible.of(String.join(", ", all));
  }
}
