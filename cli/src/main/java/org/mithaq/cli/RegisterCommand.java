package org.mithaq.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.register.RegisterLists;
import org.mithaq.stix.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a register to people. */
@Command(
    name = "register",
    description =
        "Show a register: who held what, as of a day, as the register knew it on another.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For example: mithaq register positions --as-of 2021-11-12 accord=paris-call stance=supports"
    })
@SuppressWarnings("NullAway.Init")
final class RegisterCommand implements Callable<Integer> {
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "accords", List.of("slug", "name", "nature", "opened"),
          "parties", List.of("name", "category", "country", "circles", "positions"),
          "positions",
              List.of("name", "category", "country", "stance", "date_quality", "date", "basis"),
          "circles", List.of("slug", "name", "kind", "member_count"),
          "undertakings", List.of("name", "kind", "stage", "since", "awaits", "overdue"),
          "remarks", List.of("kind", "date_quality", "date", "claimed_by", "text"));
  private static final int WIDEST = 46;

  private final Io io;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "LIST",
      description = "accords, parties, positions, circles, undertakings or remarks.")
  private String list;

  @Parameters(
      index = "1..*",
      paramLabel = "FILTER=VALUE",
      description = "As in the addresses: accord=paris-call, country=US, circle=g7, q=name …")
  private List<String> filters = List.of();

  @Mixin private NodeUrl node = new NodeUrl();

  @Mixin private Clocks clocks = new Clocks();

  @Option(names = "--json", description = "Print the answers' items, one a line, head first.")
  private boolean json;

  @Mixin private Server server;

  RegisterCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    List<String> columns = COLUMNS.get(list);
    if (columns == null) {
      throw new ParameterException(
          spec.commandLine(), "LIST is one of " + String.join(", ", RegisterLists.ALL) + ".");
    }
    List<List<String>> rows = new ArrayList<>();
    Json.Members[] head = {new Json.Members(Map.of())};
    try (Http http = server.http(io, node.url, io::note)) {
      new RegisterLists(http, node.url)
          .json(
              list,
              asked(),
              page -> {
                if (json) {
                  lines(page, head[0].byName().isEmpty());
                }
                head[0] = page;
                if (!json) {
                  for (Json.Members item : page.objects("items")) {
                    rows.add(columns.stream().map(name -> cell(item, name)).toList());
                  }
                }
              });
    }
    if (!json) {
      print(io.out(), columns, rows);
      foot(head[0]);
    }
    return Mithaq.DONE;
  }

  /** What the first page says of all, then an item a line. */
  private void lines(Json.Members page, boolean first) throws IOException {
    if (first) {
      Map<String, Json> head = new LinkedHashMap<>(page.byName());
      head.keySet().removeAll(List.of("items", "next"));
      Output.line(io.out(), new Json.Members(head)::writeMembers);
    }
    for (Json.Members item : page.objects("items")) {
      Output.line(io.out(), item::writeMembers);
    }
  }

  private Map<String, List<String>> asked() {
    Map<String, List<String>> asked = new LinkedHashMap<>();
    for (String filter : filters) {
      int equals = filter.indexOf('=');
      if (equals <= 0) {
        throw new ParameterException(
            spec.commandLine(), "«" + filter + "» is no filter: write name=value.");
      }
      asked
          .computeIfAbsent(filter.substring(0, equals), _ -> new ArrayList<>())
          .add(filter.substring(equals + 1));
    }
    clocks.addTo(asked);
    return asked;
  }

  private void foot(Json.Members head) {
    io.note(head.text("summary").orElseGet(() -> head.number("total").orElse(0) + " " + list));
    head.object("cite").text("text").ifPresent(io::note);
  }

  private static void print(PrintStream out, List<String> columns, List<List<String>> rows) {
    int[] widths = columns.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
      }
    }
    line(out, columns, widths);
    rows.forEach(row -> line(out, row, widths));
    out.flush();
  }

  private static void line(PrintStream out, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String cut = cell.length() > WIDEST ? cell.substring(0, WIDEST - 1) + "…" : cell;
      line.append(cut).append(" ".repeat(Math.max(0, widths[i] - cut.length()) + 2));
    }
    out.println(line.toString().stripTrailing());
  }

  private static String cell(Json.Members item, String name) {
    return switch (item.byName().get(name)) {
      case Json.Text(String text) -> Visible.of(text);
      case Json.Whole(long number) -> Long.toString(number);
      case Json.Elements _ -> Visible.of(String.join(" ", item.texts(name)));
      case Json.Members members -> {
        List<String> pairs = new ArrayList<>();
        for (String key : members.byName().keySet()) {
          pairs.add(key + ": " + members.text(key).orElse(""));
        }
        yield Visible.of(String.join(", ", pairs));
      }
      case null, default -> "";
    };
  }
}
