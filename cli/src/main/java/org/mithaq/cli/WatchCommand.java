package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.log.Trust;
import org.mithaq.cli.log.Watcher;
import org.mithaq.tlog.SignedCheckpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a log and alarms when it forks. */
@Command(
    name = "watch",
    description =
        "Follow a transparency log (C2SP tlog-tiles): verify that its checkpoints are signed and that"
            + " it only ever grows.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit code 1 when the log shows two histories: both signed checkpoints are kept as evidence."
    })
@SuppressWarnings("NullAway.Init")
final class WatchCommand implements Callable<Integer> {
  private final Io io;

  @Parameters(
      index = "0",
      paramLabel = "URL",
      description = "Below which checkpoint and tiles lie, as in https://host/log/.")
  private URI url;

  @Option(names = "--once", description = "Look once, then end.")
  private boolean once;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Between two looks (default: ${DEFAULT-VALUE}).")
  private int interval;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "What was seen before (default: a folder of its own for each URL).")
  private Optional<Path> state;

  @Option(names = "--json", description = "Print a line of JSON for each change.")
  private boolean json;

  @Mixin private Keys keys;
  @Mixin private Server server;

  WatchCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    URI prefix = prefix();
    try (Http http = server.http(io, prefix, io::note)) {
      WatchState kept = new WatchState(state.orElseGet(() -> usual(prefix)));
      Optional<SignedCheckpoint> before = kept.checkpoint();
      Watcher watcher = new Watcher(http, prefix, trust(http, prefix, kept));
      while (true) {
        Watcher.Look look = watcher.look(before);
        boolean verified = true;
        switch (look) {
          case Watcher.First(SignedCheckpoint now) -> {
            before = keep(kept, now);
            say("first", now, "watching begins here");
          }
          case Watcher.Grown(SignedCheckpoint now, var from) -> {
            before = keep(kept, now);
            say("grown", now, "extends size " + from);
          }
          case Watcher.Same(SignedCheckpoint now) -> {
            if (once) {
              say("same", now, "unchanged");
            }
          }
          case Watcher.Older(SignedCheckpoint now) ->
              say("older", now, "an older state of the same log");
          case Watcher.Unverified(String reason) -> {
            verified = false;
            io.note("Not verified: " + reason);
          }
          case Watcher.Fork fork -> {
            Path evidence = kept.keepEvidence(fork);
            say("fork", fork.now(), "FORK: the log shows two histories");
            io.note(fork.contradiction());
            io.note("Both checkpoints are kept in " + evidence + ": publish them.");
            return Mithaq.FAILED;
          }
        }
        if (once) {
          return verified ? Mithaq.DONE : Mithaq.FAILED;
        }
        io.pause().forAbout(Duration.ofSeconds(Math.max(1, interval)));
      }
    }
  }

  private static Optional<SignedCheckpoint> keep(WatchState state, SignedCheckpoint now)
      throws IOException {
    state.keep(now);
    return Optional.of(now);
  }

  private Trust trust(Http http, URI prefix, WatchState kept)
      throws IOException, FailedException, InterruptedException {
    Optional<Trust> given = keys.trust(Trust.Fetch.by(http));
    if (given.isPresent()) {
      return given.get();
    }
    Optional<String> known = kept.keys();
    if (known.isPresent()) {
      return Trust.keys(known.get(), kept.folder().resolve("key").toString());
    }
    String own = Trust.Fetch.by(http).text(prefix.resolve("key"));
    Trust trust = Trust.keys(own, prefix + "key");
    kept.keepKeys(own);
    io.note(
        "No --key or --policy: trusting the keys that the log itself gives out, on first use; kept in "
            + kept.folder().resolve("key"));
    return trust;
  }

  private URI prefix() {
    String text = url.toString();
    if (text.endsWith("/checkpoint")) {
      text = text.substring(0, text.length() - "checkpoint".length());
    }
    return URI.create(text.endsWith("/") ? text : text + "/");
  }

  private Path usual(URI prefix) {
    return io.state()
        .resolve("watch")
        .resolve(URLEncoder.encode(prefix.toString(), StandardCharsets.UTF_8));
  }

  private void say(String what, SignedCheckpoint now, String sentence) throws IOException {
    String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var checkpoint = now.checkpoint();
    if (json) {
      try (JsonGenerator generator = Output.jsonLine(io.out())) {
        generator.writeStartObject();
        generator.writeStringField("time", time);
        generator.writeStringField("event", what);
        generator.writeStringField("origin", checkpoint.origin().value());
        generator.writeNumberField("size", checkpoint.size().value());
        generator.writeStringField("root", checkpoint.root().toString());
        generator.writeEndObject();
      }
      io.out().println();
    } else {
      io.out()
          .println(
              "%s  %s  size %s  root %s  %s"
                  .formatted(
                      time,
                      checkpoint.origin(),
                      checkpoint.size(),
                      checkpoint.root().toString().substring(0, 16),
                      sentence));
    }
    io.out().flush();
  }
}
