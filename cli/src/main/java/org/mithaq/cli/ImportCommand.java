package org.mithaq.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.NaturalId;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.register.RegisterImport;
import org.mithaq.cli.taxii.Collection;
import org.mithaq.cli.taxii.Push;
import org.mithaq.cli.taxii.Taxii;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Enters a register that exists already, from its CSV. */
@Command(
    name = "import",
    description =
        "Enter a register of supporters that exists already: CSV with the columns name, category,"
            + " nationality and, where there are any, nature, website, twitter, date_signed. Every"
            + " row becomes a party and its position, reported and unsigned, with file and line as"
            + " its source. Every repair and doubt is reported; importing again changes nothing.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit code 1 when a row could not be taken in, or the node refused an object."})
@SuppressWarnings("NullAway.Init")
final class ImportCommand implements Callable<Integer> {
  private static final String DATES = "states-dates.csv";
  private static final Map<String, Published> REGISTERS =
      Map.of(
          "paris-call",
          new Published(
              "https://pariscall.international/en/supporters", LocalDate.of(2018, 11, 12)));
  private static final int OBJECTS = 300;
  private static final long BYTES = 1 << 20;

  private final Io io;

  /** A register that is known without a node. */
  private record Published(String url, LocalDate opened) {}

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The register.")
  private Path file;

  @Option(
      names = "--dates",
      paramLabel = "FILE",
      description =
          "What is known of the dates of states: iso3, date (<= before it: no later than),"
              + " date_quality. By default "
              + DATES
              + " beside FILE, if it is there.")
  private Optional<Path> dates;

  @Mixin private NodeUrl node = new NodeUrl();

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      defaultValue = "public",
      description = "Where its register is kept (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--accord",
      paramLabel = "SLUG",
      defaultValue = "paris-call",
      description = "Whose register it is (default: ${DEFAULT-VALUE}).")
  private String accord;

  @Option(
      names = "--register",
      paramLabel = "URL",
      description = "Where the register is published; known for paris-call.")
  private Optional<String> register;

  @Option(
      names = "--as-found",
      paramLabel = "DAY",
      description = "When the register was read: who stands there had joined by then.")
  private Optional<LocalDate> asFound;

  @Option(names = "--dry-run", description = "Send nothing.")
  private boolean dryRun;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the objects to a file too, as a STIX bundle.")
  private Optional<Path> output;

  @Option(names = "--json", description = "Print the whole report as JSON.")
  private boolean json;

  @Mixin private Server server;

  ImportCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    RegisterImport read = RegisterImport.read(file, datesFile(), settings());
    ImportReport report = new ImportReport(io, file.toString(), accord, read);
    if (!json) {
      report.remarks();
    }
    if (dryRun) {
      List<Draft> drafts = read.drafts(expected());
      write(drafts);
      report.drafts(drafts);
    } else {
      enter(read, report);
    }
    return report.finish(json);
  }

  /** The accord as it will most likely stand at a node. */
  private RegisterImport.Accord expected() {
    return new RegisterImport.Accord(
        RegisterImport.Accord.of(accord).id(),
        Optional.ofNullable(REGISTERS.get(accord)).map(Published::opened));
  }

  private RegisterImport.Settings settings() {
    try {
      return new RegisterImport.Settings(
          accord,
          asFound,
          LocalDate.now(ZoneOffset.UTC),
          register.or(() -> Optional.ofNullable(REGISTERS.get(accord)).map(Published::url)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Optional<Path> datesFile() {
    if (dates.isPresent()) {
      return dates;
    }
    Path beside = file.resolveSibling(DATES);
    return Files.isRegularFile(beside) && !beside.equals(file)
        ? Optional.of(beside)
        : Optional.empty();
  }

  private void enter(RegisterImport read, ImportReport report)
      throws IOException, FailedException, InterruptedException {
    try (Http http = server.http(io, node.url, io::note)) {
      Collection collection = new Taxii(http).collection(node.url, name);
      if (!collection.canWrite() || !collection.canRead()) {
        throw new FailedException(
            "You may not read and write «%s»: is --user right?".formatted(collection.name()));
      }
      Standing standing = new Standing(http, collection);
      RegisterImport.Accord found =
          standing
              .accord(accord)
              .orElseThrow(() ->
                  new FailedException(
                      "«%s» at %s has no accord «%s»; nothing was sent. Is --accord right?"
                          .formatted(collection.name(), node.url, accord)));
      List<Draft> drafts = read.drafts(found);
      write(drafts);
      report.drafts(drafts);
      Map<String, byte[]> there = standing.objects(drafts.stream().map(Draft::id).toList());
      List<byte[]> unknown = new ArrayList<>();
      for (Draft draft : drafts) {
        byte[] own = draft.json();
        byte[] other = there.get(draft.id());
        if (other == null) {
          unknown.add(own);
        } else {
          report.standing(draft, Arrays.equals(own, other));
        }
      }
      if (!unknown.isEmpty()) {
        send(http, collection, unknown, report);
      }
    }
  }

  private void send(Http http, Collection collection, List<byte[]> objects, ImportReport report)
      throws IOException, FailedException, InterruptedException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (byte[] object : objects) {
      lines.write(object);
      lines.write('\n');
    }
    byte[] body = lines.toByteArray();
    try (InputStream raw = new ByteArrayInputStream(body);
        Meter meter = new Meter(raw);
        Progress progress = new Progress(io, "import", body.length)) {
      Push.Listener listener =
          new Push.Listener() {
            @Override
            public void refused(Push.Refused object) {
              report.refused(object);
            }

            @Override
            public void sent(long count, long accepted, long refused) {
              report.accepted(accepted);
              progress.at(meter.passed(), Output.objects(count));
            }
          };
      new Push(http, io.pause(), collection, OBJECTS, BYTES, listener).send(meter, 0);
    }
  }

  private void write(List<Draft> drafts) throws IOException {
    if (output.isEmpty()) {
      return;
    }
    try (OutputStream out = Files.newOutputStream(output.get())) {
      out.write(
          "{\"type\":\"bundle\",\"id\":\"%s\",\"objects\":[\n"
              .formatted(NaturalId.of("bundle", "import:" + accord))
              .getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < drafts.size(); i++) {
        out.write(drafts.get(i).json());
        out.write((i + 1 < drafts.size() ? ",\n" : "\n").getBytes(StandardCharsets.US_ASCII));
      }
      out.write("]}\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
