package org.mithaq.cli.register;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mithaq.accord.Basis;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Dated;
import org.mithaq.accord.Source;
import org.mithaq.accord.Stance;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.NaturalId;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.accord.draft.PositionDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.node.country.Countries;

/**
 * A register's own CSV, as its site exports it, read and understood. Every row becomes a party and
 * that party's position: {@code supports}, reported and unsigned, with the file and the line as its
 * source. What the file says is kept in its own words beside what it means.
 *
 * <p>Columns: {@code name}, {@code category} and {@code nationality}, and if they are there {@code
 * nature}, {@code website}, {@code twitter}, {@code date_signed}.
 */
public final class RegisterImport {
  private final Settings settings;
  private final String file;
  private final Countries countries = new Countries();
  private final Remarks remarks;
  private final List<Supporter> supporters = new ArrayList<>();
  private final Map<String, Integer> byCategory = new TreeMap<>();
  private final Map<String, Integer> bySourceCategory = new TreeMap<>();
  private final Map<String, Integer> byQuality = new TreeMap<>();
  private final List<String> keys = new ArrayList<>();

  /**
   * What the file does not say itself.
   *
   * @param accord slug of the accord
   * @param asFound the day on which the register was read; bounds the days that it does not give
   * @param today no day may be later, nor than {@code asFound}
   * @param register where the register is published
   */
  public record Settings(
      String accord, Optional<LocalDate> asFound, LocalDate today, Optional<String> register) {
    public Settings {
      if (asFound.isPresent() && asFound.get().isAfter(today)) {
        throw new IllegalArgumentException(
            "the register was found on " + asFound.get() + ", which is yet to come");
      }
      if (register.isPresent()) {
        Sources.checked(new Source("register", Optional.empty(), register));
      }
    }

    private LocalDate latest() {
      return asFound.orElse(today);
    }
  }

  private RegisterImport(Settings settings, String file) {
    this.settings = settings;
    this.file = file;
    this.remarks = new Remarks(file);
  }

  /**
   * Reads a register.
   *
   * @param dates a table with what is known of the dates of states, see {@link StateDates}
   * @throws FailedException where a file as a whole is no such table
   */
  public static RegisterImport read(Path file, Optional<Path> dates, Settings settings)
      throws IOException, FailedException {
    RegisterImport register = new RegisterImport(settings, name(file));
    register.read(file, dates);
    return register;
  }

  private void read(Path path, Optional<Path> dates) throws IOException, FailedException {
    CsvTable table = CsvTable.read(path, SupporterRows.REQUIRED, remarks);
    StateDates known =
        dates.isEmpty()
            ? StateDates.none()
            : StateDates.read(
                dates.get(), countries, settings.latest(), remarks.of(name(dates.get())));
    SupporterRows rows =
        new SupporterRows(countries, known, settings.asFound, settings.latest(), remarks);
    rows.columns(table.columns());
    Duplicates parties = new Duplicates(settings.accord, remarks);
    Set<String> seen = new HashSet<>();
    for (CsvRow row : table.rows()) {
      Optional<Supporter> read = rows.read(row);
      if (read.isPresent()) {
        Supporter supporter = read.get();
        String key = parties.key(supporter);
        supporters.add(supporter);
        keys.add(key);
        if (seen.add(key)) {
          count(byCategory, supporter.category().word());
        }
        count(bySourceCategory, supporter.source().category().orElse(""));
        count(byQuality, supporter.dated().quality().word());
      }
    }
    known.finish();
  }

  /** Rows that were taken in. */
  public int rows() {
    return supporters.size();
  }

  /** Rows or lines that were not. */
  public long refusedRows() {
    return remarks.all().stream()
        .filter(remark -> remark.level() == RowRemark.Level.REFUSED)
        .count();
  }

  /** All that is to be said about the file, in no particular order of lines. */
  public List<RowRemark> remarks() {
    return remarks.all();
  }

  /** Parties by the register's category. */
  public Map<String, Integer> byCategory() {
    return byCategory;
  }

  /** Rows by the file's own category; the empty one counts too. */
  public Map<String, Integer> bySourceCategory() {
    return bySourceCategory;
  }

  /** Rows by how well their day is known. */
  public Map<String, Integer> byQuality() {
    return byQuality;
  }

  /**
   * The accord whose register it is.
   *
   * @param opened nobody can have joined before
   */
  public record Accord(String id, Optional<LocalDate> opened) {
    /** The accord under the id that it has where nobody gave it another. */
    public static Accord of(String slug) {
      return new Accord(NaturalId.of("accord", slug), Optional.empty());
    }

    private Dated bounded(Dated dated) {
      boolean open =
          dated.quality() != DateQuality.EXACT
              && opened.isPresent()
              && !opened.get().isAfter(dated.date().orElse(LocalDate.MAX));
      return open ? new Dated(dated.date(), dated.quality(), opened) : dated;
    }
  }

  /**
   * The drafts: each party before its positions, in the order of the file, each once.
   *
   * @param accord the accord as it stands where the drafts go
   */
  public List<Draft> drafts(Accord accord) {
    List<Draft> drafts = new ArrayList<>();
    Set<String> written = new HashSet<>();
    for (int i = 0; i < supporters.size(); i++) {
      Supporter supporter = supporters.get(i);
      PartyDraft party = party(supporter, keys.get(i));
      PositionDraft position = position(supporter, party, accord);
      if (written.add(party.id())) {
        drafts.add(party);
      }
      if (written.add(position.id())) {
        drafts.add(position);
      }
    }
    return drafts;
  }

  private PartyDraft party(Supporter supporter, String key) {
    return supporter
        .stateCode()
        .map(code -> Facts.state(code, countries))
        .orElseGet(() ->
            new PartyDraft(
                Head.of(key, Facts.WRITTEN).from(supporter.links()),
                supporter.name(),
                supporter.category(),
                supporter.country(),
                Optional.empty(),
                supporter.source()));
  }

  private PositionDraft position(Supporter supporter, PartyDraft party, Accord accord) {
    // A day that only the reading bounds is no part of the key: the next reading finds the same.
    String day =
        supporter.undated()
            ? supporter.dated().quality() == DateQuality.UNKNOWN ? "undated" : "found"
            : supporter.dated().quality().word()
                + ":"
                + supporter.dated().date().map(LocalDate::toString).orElse("");
    Head head =
        Head.of(
                "register:" + settings.accord + ":" + party.head().key() + ":supports:" + day,
                Facts.WRITTEN)
            .from(Sources.ofRow(file, supporter, settings.register));
    return new PositionDraft(
        head,
        accord.id,
        party.id(),
        Stance.SUPPORTS,
        accord.bounded(supporter.dated()),
        Basis.REPORTED);
  }

  private static void count(Map<String, Integer> counts, String key) {
    counts.merge(key, 1, Integer::sum);
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}
