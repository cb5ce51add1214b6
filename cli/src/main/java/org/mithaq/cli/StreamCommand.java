package org.mithaq.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.ServerEvents;
import org.mithaq.cli.http.Streaming;
import org.mithaq.stix.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows what a node tells of acts. */
@Command(
    name = "stream",
    description =
        "Print the acts that you may read as they are committed, and go on after a broken connection"
            + " where it broke.",
    mixinStandardHelpOptions = true,
    footer = {"", "An act's object and receipt are at the addresses that --json prints with it."})
@SuppressWarnings("NullAway.Init")
final class StreamCommand implements Callable<Integer> {

  private static final String MEDIA_TYPE = "text/event-stream";
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Four times as long as a node is silent. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Io io;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "URL", description = "The node, as in https://host/.")
  private URI url;

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "Begin with this act, 0 for the first (default: the next one).")
  private Optional<Long> from;

  @Option(names = "--type", split = ",", paramLabel = "TYPE", description = "Only these types.")
  private List<String> types = List.of();

  @Option(
      names = "--collection",
      split = ",",
      paramLabel = "COLLECTION",
      description = "Only what is in these, by id or alias.")
  private List<String> collections = List.of();

  @Option(
      names = "--party",
      split = ",",
      paramLabel = "ID",
      description = "Only what these parties submitted.")
  private List<String> parties = List.of();

  @Option(names = "--once", description = "End with what there is.")
  private boolean once;

  @Option(names = "--limit", paramLabel = "N", description = "End after N acts.")
  private Optional<Long> limit;

  @Option(names = "--json", description = "Print each act as a line of JSON.")
  private boolean json;

  @Mixin private Server server;

  private long printed;
  private Optional<String> position = Optional.empty();

  StreamCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    if (from.filter(n -> n < 0).isPresent() || limit.filter(n -> n < 1).isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--from is at least 0, and --limit at least 1.");
    }
    URI address = address();
    Duration wait = SHORTEST;
    try (Http http = server.http(io, url, io::note)) {
      while (true) {
        long before = printed;
        Optional<Duration> asked = Optional.empty();
        String trouble;
        try (Streaming answer = open(http, address)) {
          if (answer.status() == 200) {
            if (follow(answer)) {
              return Mithaq.DONE;
            }
            trouble = "the stream ended";
          } else {
            asked = answer.retryAfter();
            trouble = refused(answer);
          }
        } catch (IOException e) {
          trouble = "the connection broke: " + e.getMessage();
        }
        wait = printed > before ? SHORTEST : wait;
        Duration pause = asked.orElse(wait);
        io.note("%s; another try in %d s".formatted(trouble, pause.toSeconds()));
        io.pause().forAbout(pause);
        wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
      }
    }
  }

  private Streaming open(Http http, URI address)
      throws FailedException, IOException, InterruptedException {
    return position.isPresent()
        ? http.open(address, MEDIA_TYPE, "Last-Event-ID", position.get())
        : http.open(address, MEDIA_TYPE);
  }

  /** Why it is refused, where that may pass. */
  private String refused(Streaming answer) throws FailedException, IOException {
    String words =
        url + " answered " + answer.status() + answer.refusal().map(said -> ": " + said).orElse("");
    if (answer.status() == 429 || answer.status() >= 500) {
      return words;
    }
    throw new FailedException(words);
  }

  /** Prints until the stream ends; whether that is all that was asked for. */
  private boolean follow(Streaming answer) throws IOException, FailedException {
    ServerEvents events = new ServerEvents(answer.body(), SILENCE);
    while (true) {
      Optional<ServerEvents.Event> event;
      try {
        event = events.next();
      } finally {
        position = events.position().or(() -> position);
      }
      if (event.isEmpty()) {
        return once;
      }
      print(event.get());
      printed++;
      if (limit.filter(most -> printed >= most).isPresent()) {
        return true;
      }
    }
  }

  private void print(ServerEvents.Event event) throws IOException, FailedException {
    if (json) {
      io.out().println(event.data());
    } else {
      byte[] bytes = event.data().getBytes(StandardCharsets.UTF_8);
      Json.Members said = Json.parse(bytes, 0, bytes.length);
      io.out()
          .printf(
              "%d  %s  %s  %s  %s  %s%s%n",
              said.number("sequence").orElse(-1),
              said.text("time").orElse(""),
              said.text("act").orElse(""),
              Visible.of(said.text("id").orElse("")),
              Visible.of(said.text("alias").or(() -> said.text("collection")).orElse("-")),
              Visible.of(said.text("party").orElse("")),
              said.flag("exercise") ? "  exercise" : "");
    }
    io.out().flush();
    if (io.out().checkError()) {
      throw new FailedException("Whoever read standard output has gone.");
    }
  }

  private URI address() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    from.ifPresent(n -> parameters.put("from", List.of(Long.toString(n))));
    parameters.put("type", types);
    parameters.put("collection", collections);
    parameters.put("party", parties);
    if (once) {
      parameters.put("follow", List.of("false"));
    }
    List<String> query = new ArrayList<>();
    parameters.forEach((name, values) ->
        values.forEach(
            value -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
    String text = url.toString();
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return URI.create(base + "/stream" + (query.isEmpty() ? "" : "?" + String.join("&", query)));
  }
}
