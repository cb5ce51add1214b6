package org.mithaq.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.taxii.Collection;
import org.mithaq.cli.taxii.MalformedInputException;
import org.mithaq.cli.taxii.Push;
import org.mithaq.cli.taxii.Taxii;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends files to a TAXII collection. */
@Command(
    name = "push",
    description =
        "Send STIX objects to a TAXII collection: bundles, envelopes, lists or JSON lines, gzip too,"
            + " of any size. Objects go out byte for byte as they stand in the file.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A file that was sent in part goes on from there when the same command runs again.",
      "Exit code 1 when an object was refused."
    })
@SuppressWarnings("NullAway.Init")
final class PushCommand implements Callable<Integer> {
  private static final long SAVE_EVERY = TimeUnit.MILLISECONDS.toNanos(500);
  private static final String STANDARD_INPUT = "-";

  private final Io io;

  @Parameters(index = "0", paramLabel = "URL", description = "The server, or an API root of it.")
  private URI url;

  @Parameters(index = "1", paramLabel = "COLLECTION", description = "Id, alias or title.")
  private String name;

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files to send; - is standard input.")
  private List<String> files;

  @Option(names = "--restart", description = "Send files from their start again.")
  private boolean restart;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Objects in one request, at most (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--batch-bytes",
      paramLabel = "N",
      defaultValue = "8388608",
      description =
          "Bytes in one request, at most, if the server takes as many (default: ${DEFAULT-VALUE}).")
  private long batchBytes;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private Server server;

  PushCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    for (String file : files) {
      if (!file.equals(STANDARD_INPUT) && !Files.isReadable(Path.of(file))) {
        throw new FailedException(file + " cannot be read; nothing was sent.");
      }
    }
    try (Http http = server.http(io, url, io::note)) {
      Collection collection = new Taxii(http).collection(url, name);
      if (!collection.canWrite()) {
        throw new FailedException(
            "You may not write to «%s»: is --user right?".formatted(collection.name()));
      }
      try (PushReport report = PushReport.of(io, collection, json)) {
        for (String file : files) {
          send(http, collection, file, report);
        }
        return report.finish();
      }
    }
  }

  private void send(Http http, Collection collection, String file, PushReport report)
      throws IOException, FailedException, InterruptedException {
    boolean standard = file.equals(STANDARD_INPUT);
    Optional<PushProgress> kept =
        standard
            ? Optional.empty()
            : Optional.of(PushProgress.of(io.cache(), collection, Path.of(file)));
    PushProgress.Reached before =
        restart
            ? PushProgress.Reached.NOTHING
            : kept.map(PushProgress::read).orElse(PushProgress.Reached.NOTHING);
    if (before.objects() > 0) {
      io.note(
          "%s: going on after %s that were sent before (--restart begins anew)"
              .formatted(file, Output.objects(before.objects())));
    }
    report.resumed(before);
    try (InputStream raw = standard ? unclosed(io.in()) : Files.newInputStream(Path.of(file));
        Meter meter = new Meter(raw);
        Progress progress =
            new Progress(io, standard ? "push" : file, standard ? -1 : Files.size(Path.of(file)))) {
      Keeper keeper = new Keeper(file, kept, before, report, progress, meter);
      try {
        new Push(http, io.pause(), collection, batch, batchBytes, keeper)
            .send(meter, before.objects());
        if (kept.isPresent()) {
          kept.get().delete();
        }
      } catch (MalformedInputException e) {
        keeper.save();
        report.broken(file, String.valueOf(e.getMessage()));
      } catch (FailedException e) {
        keeper.save();
        report.stopped();
        throw e;
      }
    }
  }

  private static InputStream unclosed(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return in.read(bytes, offset, length);
      }

      @Override
      public void close() {
        // Standard input is the process's own.
      }
    };
  }

  /** Remembers how far a file has come. */
  private static final class Keeper implements Push.Listener {
    private final String file;
    private final Optional<PushProgress> kept;
    private final PushProgress.Reached before;
    private final PushReport report;
    private final Progress progress;
    private final Meter meter;
    private PushProgress.Reached reached;
    private long lastSaved = System.nanoTime();

    private Keeper(
        String file,
        Optional<PushProgress> kept,
        PushProgress.Reached before,
        PushReport report,
        Progress progress,
        Meter meter) {
      this.file = file;
      this.kept = kept;
      this.before = before;
      this.report = report;
      this.progress = progress;
      this.meter = meter;
      this.reached = before;
    }

    @Override
    public void refused(Push.Refused object) throws IOException {
      report.refused(file, object);
    }

    @Override
    public void sent(long objects, long accepted, long refused) throws IOException {
      report.sent(accepted - (reached.accepted() - before.accepted()));
      reached =
          new PushProgress.Reached(
              objects, before.accepted() + accepted, before.refused() + refused);
      progress.at(meter.passed(), Output.objects(objects));
      if (System.nanoTime() - lastSaved > SAVE_EVERY) {
        save();
      }
    }

    private void save() throws IOException {
      if (kept.isPresent() && reached.objects() > 0) {
        kept.get().write(reached);
        lastSaved = System.nanoTime();
      }
    }
  }
}
