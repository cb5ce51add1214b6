package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.mithaq.accord.ObjectReader;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.register.RegisterLists;
import org.mithaq.cli.taxii.Pull;
import org.mithaq.cli.taxii.Query;
import org.mithaq.cli.taxii.Taxii;
import org.mithaq.stix.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a register to files that others can use without a node. */
@Command(
    name = "export",
    description =
        "Export a register: its lists as CSV and JSON, its objects as a STIX bundle, with codebook,"
            + " data licence and how to cite.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ExportCommand implements Callable<Integer> {
  private static final List<String> TYPES =
      List.of(
          "accord",
          "identity",
          "position",
          "circle",
          "membership",
          "undertaking",
          "progress",
          "signature",
          "note",
          "language-content",
          "opinion");

  private final Io io;

  /** What is written. */
  private enum Format {
    CSV,
    JSON,
    STIX
  }

  @Mixin private NodeUrl node = new NodeUrl();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "register",
      description = "A new or empty directory; «${DEFAULT-VALUE}» unless said otherwise.")
  private Path directory;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description = "csv, json, stix; all of them unless said otherwise.")
  private List<Format> formats = List.of(Format.CSV, Format.JSON, Format.STIX);

  @Option(
      names = "--collection",
      paramLabel = "COLLECTION",
      defaultValue = "public",
      description = "Where the STIX objects are read; «${DEFAULT-VALUE}» unless said otherwise.")
  private String collection;

  @Mixin private Clocks clocks = new Clocks();

  @Option(names = "--json", description = "Print what was written as a line of JSON.")
  private boolean json;

  @Mixin private Server server;

  ExportCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    Files.createDirectories(directory);
    try (var files = Files.list(directory)) {
      if (files.findAny().isPresent()) {
        throw new FailedException(directory + " is not empty; nothing was written.");
      }
    }
    Map<String, Long> written = new LinkedHashMap<>();
    try (Http http = server.http(io, node.url, io::note)) {
      RegisterLists lists = new RegisterLists(http, node.url);
      for (String lang : RegisterLists.LANGUAGES) {
        Files.writeString(directory.resolve("codebook." + lang + ".md"), lists.codebook(lang));
      }
      for (String list : RegisterLists.ALL) {
        if (formats.contains(Format.JSON)) {
          written.put(list + ".json", json(lists, list));
        }
        if (formats.contains(Format.CSV)) {
          written.put(list + ".csv", csv(lists, list));
        }
        io.note(list + " written");
      }
      if (formats.contains(Format.STIX)) {
        written.put("bundle.json", stix(http));
      }
    }
    report(written);
    return Mithaq.DONE;
  }

  private Map<String, List<String>> days() {
    Map<String, List<String>> days = new LinkedHashMap<>();
    clocks.addTo(days);
    return days;
  }

  /** One document: what the first page says of all, then the items of all pages. */
  private long json(RegisterLists lists, String list)
      throws IOException, FailedException, InterruptedException {
    long[] rows = {-1};
    Path file = directory.resolve(list + ".json");
    try (OutputStream out = Files.newOutputStream(file);
        JsonGenerator json = Output.json(out)) {
      json.writeStartObject();
      lists.json(
          list,
          days(),
          page -> {
            if (rows[0] < 0) {
              rows[0] = 0;
              Map<String, Json> head = new LinkedHashMap<>(page.byName());
              head.keySet().removeAll(List.of("items", "next"));
              new Json.Members(head).writeMembers(json);
              json.writeArrayFieldStart("items");
              cite(list, page);
            }
            for (Json item : page.list("items")) {
              item.write(json);
              rows[0]++;
            }
          });
      json.writeEndArray();
      json.writeEndObject();
    }
    return rows[0];
  }

  private void cite(String list, Json.Members page) throws IOException {
    Path file = directory.resolve("CITATION.txt");
    Optional<String> text = page.object("cite").text("text");
    if (text.isPresent() && list.equals("positions") && !Files.exists(file)) {
      String root = page.object("cite").object("checkpoint").text("root").orElse("");
      Files.writeString(file, text.get() + ", root " + root + "\n");
    }
  }

  private long csv(RegisterLists lists, String list)
      throws IOException, FailedException, InterruptedException {
    long[] rows = {0};
    boolean[] begun = {false};
    Path file = directory.resolve(list + ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      lists.csv(
          list,
          days(),
          page -> {
            int from = begun[0] ? page.indexOf("\r\n") + 2 : 0;
            begun[0] = true;
            out.write(page, from, page.length() - from);
            rows[0] += records(page) - 1;
          });
    }
    return rows[0];
  }

  /** Ends of lines outside quotation marks. */
  private static long records(String csv) {
    long records = 0;
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      quoted ^= c == '"';
      records += c == '\n' && !quoted ? 1 : 0;
    }
    return records;
  }

  private long stix(Http http) throws IOException, FailedException, InterruptedException {
    long[] objects = {0};
    Path file = directory.resolve("bundle.json");
    Query query = new Query(Optional.empty(), List.of(), TYPES, List.of("all"), List.of());
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(
          ("{\"type\":\"bundle\",\"id\":\"bundle--" + UUID.randomUUID() + "\",\"objects\":[\n")
              .getBytes(StandardCharsets.US_ASCII));
      new Pull(http, new Taxii(http).collection(node.url, collection))
          .run(
              query,
              Long.MAX_VALUE,
              new Pull.Sink() {
                @Override
                public void object(byte[] source, int offset, int length) throws IOException {
                  Optional<String> type = Json.parse(source, offset, length).text("type");
                  if (type.isPresent()
                      && ObjectReader.isNoted(type.get(), source, offset, length)) {
                    out.write(objects[0]++ == 0 ? new byte[0] : new byte[] {',', '\n'});
                    out.write(source, offset, length);
                  }
                }

                @Override
                public void page(Pull.Position reached) {}
              });
      out.write("\n]}\n".getBytes(StandardCharsets.US_ASCII));
    }
    return objects[0];
  }

  private void report(Map<String, Long> written) throws IOException {
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("directory", directory.toString());
            for (Map.Entry<String, Long> each : written.entrySet()) {
              out.writeNumberField(each.getKey(), each.getValue());
            }
          });
    } else {
      io.out().println(directory);
    }
  }
}
