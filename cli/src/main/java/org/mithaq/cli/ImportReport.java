package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.cli.register.RegisterImport;
import org.mithaq.cli.register.RowRemark;
import org.mithaq.cli.taxii.Push.Refused;

/** What an import says: for people remarks by their kind with examples, as JSON each of them. */
final class ImportReport {
  private static final int EXAMPLES = 5;

  private final Io io;
  private final String file;
  private final String accord;
  private final RegisterImport read;
  private final Reasons reasons = new Reasons();
  private final List<Refused> refusals = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private long parties;
  private long positions;
  private long same;
  private long accepted;

  ImportReport(Io io, String file, String accord, RegisterImport read) {
    this.io = io;
    this.file = file;
    this.accord = accord;
    this.read = read;
  }

  void drafts(List<Draft> drafts) {
    parties = drafts.stream().filter(PartyDraft.class::isInstance).count();
    positions = drafts.size() - parties;
  }

  /** An object of this id stands there already. */
  void standing(Draft draft, boolean sameBytes) {
    if (sameBytes) {
      same++;
    } else {
      others.add(draft.id());
    }
  }

  void accepted(long soFar) {
    accepted = soFar;
  }

  void refused(Refused object) {
    refusals.add(object);
    reasons.add(file, object);
  }

  /** Writes the remarks on the file, for people. */
  void remarks() {
    Map<String, List<RowRemark>> groups = new LinkedHashMap<>();
    read.remarks().stream()
        .sorted(Comparator.comparing(RowRemark::level).thenComparingLong(RowRemark::line))
        .forEach(remark ->
            groups
                .computeIfAbsent(word(remark) + ", " + remark.code(), _ -> new ArrayList<>())
                .add(remark));
    groups.forEach((kind, remarks) -> {
      io.note("%s: %s".formatted(kind, Output.number(remarks.size())));
      boolean refused = remarks.getFirst().level() == RowRemark.Level.REFUSED;
      remarks.stream().limit(refused ? 4 * EXAMPLES : EXAMPLES).forEach(this::example);
      if (remarks.size() > (refused ? 4 * EXAMPLES : EXAMPLES)) {
        io.note("  … (--json lists all)");
      }
    });
  }

  private void example(RowRemark remark) {
    io.note("  %s:%d: %s".formatted(remark.file(), remark.line(), remark.message()));
  }

  /** Writes the result; the exit code. */
  int finish(boolean json) throws IOException {
    if (json) {
      finishJson();
    } else {
      finishText();
    }
    io.out().flush();
    return refusals.isEmpty() && read.refusedRows() == 0 ? Mithaq.DONE : Mithaq.FAILED;
  }

  private void finishText() {
    io.out()
        .println(
            "%s: %s rows taken in, %s not; %s parties, %s positions"
                .formatted(
                    accord,
                    Output.number(read.rows()),
                    Output.number(read.refusedRows()),
                    Output.number(parties),
                    Output.number(positions)));
    io.out().println("dates: " + counts(read.byQuality()));
    io.out().println("parties: " + counts(read.byCategory()));
    io.out().println("rows by the file's category: " + counts(read.bySourceCategory()));
    io.out()
        .println(
            "%s accepted, %s there already, %s refused%s"
                .formatted(
                    Output.objects(accepted),
                    Output.number(same + others.size()),
                    Output.number(refusals.size()),
                    accepted == 0 && same + others.size() > 0 ? ": nothing changed" : ""));
    if (!others.isEmpty()) {
      io.note(
          "%s stand there with other content, which stays as it is, such as %s."
              .formatted(Output.objects(others.size()), others.getFirst()));
    }
    for (Reasons.Group group : reasons.byCount()) {
      io.out().println("%9s × %s".formatted(Output.number(group.count()), group.reason()));
      group.examples().forEach(example -> io.out().println(" ".repeat(12) + example));
    }
  }

  private static String counts(Map<String, Integer> counts) {
    return String.join(
        ", ",
        counts.entrySet().stream()
            .map(count ->
                (count.getKey().isEmpty() ? "(none)" : count.getKey())
                    + " "
                    + Output.number(count.getValue()))
            .toList());
  }

  private void finishJson() throws IOException {
    try (JsonGenerator json = Output.json(io.out())) {
      json.writeStartObject();
      json.writeStringField("file", file);
      json.writeStringField("accord", accord);
      json.writeNumberField("rows", read.rows());
      json.writeNumberField("rows_refused", read.refusedRows());
      json.writeNumberField("parties", parties);
      json.writeNumberField("positions", positions);
      numbers(json, "date_quality", read.byQuality());
      numbers(json, "by_category", read.byCategory());
      numbers(json, "by_source_category", read.bySourceCategory());
      json.writeNumberField("accepted", accepted);
      json.writeNumberField("there_already", same);
      Output.strings(json, "there_with_other_content", others);
      json.writeArrayFieldStart("refusals");
      for (Refused refused : refusals) {
        json.writeStartObject();
        json.writeStringField("id", refused.id());
        json.writeStringField("reason", refused.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("remarks");
      for (RowRemark remark : read.remarks()) {
        json.writeStartObject();
        json.writeStringField("file", remark.file());
        json.writeNumberField("line", remark.line());
        json.writeStringField("level", word(remark));
        json.writeStringField("code", remark.code());
        json.writeStringField("message", remark.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    io.out().println();
  }

  private static void numbers(JsonGenerator json, String name, Map<String, Integer> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  private static String word(RowRemark remark) {
    return remark.level().name().toLowerCase(Locale.ROOT);
  }
}
