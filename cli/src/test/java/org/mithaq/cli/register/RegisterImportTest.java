package org.mithaq.cli.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mithaq.accord.AccordTypes;
import org.mithaq.accord.Basis;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Dated;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Source;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.NaturalId;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.accord.draft.PositionDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.register.RowRemark.Level;
import org.mithaq.node.country.Countries;
import org.mithaq.stix.IdCheck;
import org.mithaq.stix.Limits;
import org.mithaq.stix.PatternCheck;
import org.mithaq.stix.StixReader;

/** What an import makes of a register's rows, and what it says of them. */
final class RegisterImportTest {
  private static final String HEADER =
      "name,category,nationality,nature,website,twitter,date_signed\n";
  private static final LocalDate TODAY = LocalDate.parse("2026-05-05");
  private static final RegisterImport.Accord ACCORD = RegisterImport.Accord.of("exercise");

  @TempDir Path folder;
  private Optional<LocalDate> asFound = Optional.empty();
  private Optional<Path> dates = Optional.empty();

  private RegisterImport rows(String rows) throws IOException, FailedException {
    return file(HEADER + rows);
  }

  private RegisterImport file(String text) throws IOException, FailedException {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  private RegisterImport file(byte[] bytes) throws IOException, FailedException {
    Path file = Files.write(folder.resolve("register.csv"), bytes);
    return RegisterImport.read(
        file,
        dates,
        new RegisterImport.Settings(
            "exercise", asFound, TODAY, Optional.of("https://example.org/register")));
  }

  private static String remark(RegisterImport read, String code) {
    return read.remarks().stream()
        .filter(remark -> remark.code().equals(code))
        .map(remark -> remark.level() + " " + remark.line() + ": " + remark.message())
        .collect(
            Collectors.collectingAndThen(Collectors.joining("\n"), RegisterImportTest::orNone));
  }

  private static String orNone(String said) {
    return said.isEmpty() ? "none" : said;
  }

  private static PartyDraft party(RegisterImport read) {
    return (PartyDraft) read.drafts(ACCORD).get(0);
  }

  private static PositionDraft position(RegisterImport read) {
    return (PositionDraft) read.drafts(ACCORD).get(1);
  }

  @Test
  void aRowIsAPartyAndAReportedPositionWithItsSource() throws Exception {
    RegisterImport read =
        rows(
            "\"ACME\",\"private-sector\",\"XXX\",\"Entreprise\",\"https://acme.example\",\"@acme\",\"2019-11-12\"\n");

    PartyDraft party = party(read);
    assertThat(party.name()).isEqualTo("ACME");
    assertThat(party.category()).isEqualTo(PartyCategory.COMPANY);
    assertThat(party.source().category()).hasValue("private-sector");
    assertThat(party.source().nature()).hasValue("Entreprise");
    assertThat(party.source().country()).hasValue("XXX");
    assertThat(party.country()).isEmpty();
    assertThat(party.head().sources())
        .containsExactly(
            new Source("Website", Optional.empty(), Optional.of("https://acme.example")),
            new Source("Twitter", Optional.of("@acme"), Optional.empty()));
    PositionDraft position = position(read);
    assertThat(position.party()).isEqualTo(party.id());
    assertThat(position.accord()).isEqualTo(ACCORD.id());
    assertThat(position.basis()).isEqualTo(Basis.REPORTED);
    assertThat(position.dated().quality()).isEqualTo(DateQuality.EXACT);
    assertThat(position.dated().date()).hasValue(LocalDate.parse("2019-11-12"));
    assertThat(position.head().sources().getFirst().name()).isEqualTo("register.csv, line 2");
    assertThat(position.head().sources().getFirst().description().orElseThrow())
        .contains("«ACME»", "unsigned");
    assertThat(position.head().sources().getLast().url()).hasValue("https://example.org/register");
    assertThat(remark(read, "country-code")).startsWith("DOUBT 2:").contains("XXX");
    assertThat(remark(read, "company")).startsWith("MAPPED 2:");
  }

  @Test
  void everyObjectIsValidAndTheSameAgain() throws Exception {
    String rows =
        """
        France,state,FRA,UE,,,
        "Université ""X\""",civil-society,FRA,Université,not a url,,2019-12-01
        INTERPOL,public-authority,,,,,
        """;
    StixReader reader =
        new StixReader(AccordTypes.table(), Limits.DEFAULT, PatternCheck.NONE, IdCheck.NONE);
    List<byte[]> first = rows(rows).drafts(ACCORD).stream().map(Draft::json).toList();
    List<byte[]> again = rows(rows).drafts(ACCORD).stream().map(Draft::json).toList();

    assertThat(first).hasSize(6).usingElementComparator(java.util.Arrays::compare).isEqualTo(again);
    for (byte[] bytes : first) {
      reader.read(bytes, object -> assertThat(object.findings()).isEmpty());
    }
  }

  @Test
  void aStateIsTheSameObjectWhereverItComesFrom() throws Exception {
    RegisterImport read = rows("Allemagne,state,DEU,UE,,,\n");

    assertThat(party(read).json()).isEqualTo(Facts.state("DE", new Countries()).json());
    assertThat(party(read).name()).isEqualTo("Germany");
    assertThat(party(read).id()).isEqualTo(NaturalId.of("identity", "state:DE"));
  }

  @ParameterizedTest
  @CsvSource({
    "state,'',STATE,none",
    "public-authority,Agence,PUBLIC_AUTHORITY,none",
    "civil-society,ONG,CIVIL_SOCIETY,none",
    "civil-society,Université,ACADEMIA,MAPPED",
    "civil-society,'université ',ACADEMIA,MAPPED",
    "civil-society,Académie,CIVIL_SOCIETY,none",
    "civil-society,Ecole,CIVIL_SOCIETY,none",
    "civil-society,Centre de recherche,CIVIL_SOCIETY,none",
    "civil-society,Entreprise,CIVIL_SOCIETY,DOUBT",
    "'','',CIVIL_SOCIETY,DOUBT",
    "'',ONG,CIVIL_SOCIETY,DOUBT",
    "'',Université,ACADEMIA,REPAIRED",
    "'',Entreprise,COMPANY,REPAIRED",
  })
  void categoriesFollowStatedRulesAndTheSourcesOwnIsKept(
      String category, String nature, PartyCategory expected, String said) throws Exception {
    RegisterImport read = rows("Some,%s,FRA,%s,,,2020-01-01\n".formatted(category, nature));

    PartyDraft party = party(read);
    assertThat(party.category()).isEqualTo(expected);
    if (expected != PartyCategory.STATE) {
      assertThat(party.source().category()).hasValue(category);
    }
    assertThat(read.bySourceCategory()).isEqualTo(Map.of(category, 1));
    List<Level> levels =
        read.remarks().stream()
            .filter(remark -> !remark.code().equals("spaces"))
            .map(RowRemark::level)
            .toList();
    assertThat(levels).isEqualTo(said.equals("none") ? List.of() : List.of(Level.valueOf(said)));
  }

  @ParameterizedTest
  @CsvSource({
    "Roumanie,ROM,RO,REPAIRED 2",
    "Serbie,SCG,RS,REPAIRED 2",
    "Monténégro,MTG,ME,REPAIRED 2",
    "Yugoslavia,SCG,'',DOUBT 2",
    "European Union,EUR,'',DOUBT 2",
    "France,DEU,DE,none",
  })
  void codesThatAreNotIsoAreRepairedOrLeftInDoubt(
      String name, String code, String country, String said) throws Exception {
    RegisterImport read = rows("%s,state,%s,,,,2020-01-01\n".formatted(name, code));

    assertThat(party(read).country().orElse("")).isEqualTo(country);
    assertThat(remark(read, "country-code")).startsWith(said);
    assertThat(remark(read, "name-and-code"))
        .startsWith(name.equals("France") ? "DOUBT 2: «France» is FR by its name" : "none");
  }

  @Test
  void undatedRowsAreSaidAndBoundedByTheDayOfReading() throws Exception {
    PositionDraft unknown = position(rows("A,company,FRA,,,,\n"));
    assertThat(unknown.dated().quality()).isEqualTo(DateQuality.UNKNOWN);

    asFound = Optional.of(LocalDate.parse("2025-12-25"));
    PositionDraft bounded = position(rows("A,company,FRA,,,,\n"));
    assertThat(bounded.dated().quality()).isEqualTo(DateQuality.BY);
    assertThat(bounded.dated().date()).isEqualTo(asFound);

    asFound = Optional.of(LocalDate.parse("2026-01-01"));
    assertThat(position(rows("A,company,FRA,,,,\n")).id()).isEqualTo(bounded.id());
  }

  @Test
  void nobodyJoinedBeforeTheAccordWasOpened() throws Exception {
    LocalDate opened = LocalDate.parse("2020-06-01");
    RegisterImport.Accord accord = new RegisterImport.Accord(ACCORD.id(), Optional.of(opened));
    List<Dated> dated =
        rows("A,company,FRA,,,,\nB,company,FRA,,,,2020-07-01\n").drafts(accord).stream()
            .filter(PositionDraft.class::isInstance)
            .map(draft -> ((PositionDraft) draft).dated())
            .toList();

    assertThat(dated.getFirst().notBefore()).hasValue(opened);
    assertThat(dated.getLast().notBefore()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2021-02-30", "2021-13-01", "12/11/2018", "2027-01-01", "0000-01-01", "soon"})
  void impossibleDatesAreSaidAndNotTaken(String date) throws Exception {
    RegisterImport read = rows("A,company,FRA,,,,%s\n".formatted(date));

    assertThat(remark(read, "impossible-date")).startsWith("DOUBT 2: the date «" + date);
    assertThat(position(read).dated().quality()).isEqualTo(DateQuality.UNKNOWN);
  }

  @Test
  void aFileOfDatesSaysHowWellAStatesDayIsKnown() throws Exception {
    dates =
        Optional.of(
            Files.writeString(
                folder.resolve("dates.csv"),
                """
                iso3,name_en,date,date_quality
                ALB,Albania,<=2019-09-16,stamped by default; true date unknown
                BEN,Benin,2022-01-11,register entry date
                USA,United States,2021-11-10,announced; register entry 2021-11-11
                KHM,Cambodia,2020-02-27,date_signed in the register
                FRA,France,2018-11-12,a hunch
                ZZZ,Nowhere,2018-11-12,announced
                TON,Tonga,2018-11-12,announced
                """));
    RegisterImport read =
        rows(
            """
            Albanie,state,ALB,,,,
            Bénin,state,BEN,,,,
            États-Unis,state,USA,,,,
            Cambodge,state,KHM,,,,2020-02-28
            France,state,FRA,,,,
            """);

    assertThat(
            read.drafts(ACCORD).stream()
                .filter(PositionDraft.class::isInstance)
                .map(d -> ((PositionDraft) d).dated())
                .map(d -> d.date().orElseThrow() + " " + d.quality()))
        .containsExactly(
            "2019-09-16 BY",
            "2022-01-11 BY",
            "2021-11-10 EXACT",
            "2020-02-27 EXACT",
            "2018-11-12 BY");
    assertThat(remark(read, "two-dates")).contains("2020-02-28", "dates.csv line 5");
    assertThat(remark(read, "date-quality")).contains("a hunch");
    assertThat(remark(read, "no-such-state")).contains("TO");
    assertThat(remark(read, "country-code")).contains("ZZZ");
  }

  @Test
  void namesAreCleanedAndQuotesInThemRead() throws Exception {
    RegisterImport read =
        rows(
            """
            "Werft22\u00a0AG ","private-sector","CHE","","","","2020-01-01"
            "The "Best" of, all","private-sector","CHE","","","","2020-01-01"
            "5" Disk","private-sector","CHE","","","","2020-01-01"
            "Two
            lines","private-sector","CHE","","","","2020-01-01"
            "He said ""yes\""","private-sector","CHE","","","","2020-01-01"
            """);

    assertThat(
            read.drafts(ACCORD).stream()
                .filter(PartyDraft.class::isInstance)
                .map(d -> ((PartyDraft) d).name()))
        .containsExactly(
            "Werft22 AG", "The \"Best\" of, all", "5\" Disk", "Two lines", "He said \"yes\"");
    assertThat(remark(read, "spaces")).contains("REPAIRED 2", "REPAIRED 5");
    assertThat(remark(read, "quotes")).contains("REPAIRED 3", "REPAIRED 4").doesNotContain("7:");
  }

  @Test
  void possibleDuplicatesAreSaid() throws Exception {
    RegisterImport read =
        rows(
            """
            Foo,company,FRA,,,,2020-01-01
            FOO,company,FRA,,,,2020-01-01
            Foo,company,DEU,,,,2020-01-01
            Bar (B),company,FRA,,,,2020-01-01
            The Bar S.A.S.,company,FRA,,,,2020-01-01
            Foo,company,DEU,,,,2021-01-01
            """);

    assertThat(remark(read, "duplicate")).contains("DOUBT 3", "line 2", "DOUBT 7", "line 4");
    assertThat(remark(read, "same-name")).contains("DOUBT 4", "kept apart");
    assertThat(remark(read, "perhaps-duplicate")).contains("DOUBT 6", "line 5");
    assertThat(read.rows()).isEqualTo(6);
    assertThat(read.drafts(ACCORD).stream().filter(PartyDraft.class::isInstance)).hasSize(4);
    assertThat(read.drafts(ACCORD).stream().filter(PositionDraft.class::isInstance)).hasSize(5);
  }

  @Test
  void rowsThatCannotBeTakenAreSaidAndTheRestGoesIn() throws Exception {
    RegisterImport read =
        rows(
            """
            Good,company,FRA,,,,2020-01-01
            Few,company
            Many,company,FRA,,,,2020-01-01,x,y
            Pirates,buccaneers,FRA,,,,2020-01-01
            ,company,FRA,,,,2020-01-01
            "open,company,FRA,,,,2020-01-01
            N\0L,company,FRA,,,,2020-01-01
            %s,company,FRA,,,,2020-01-01

            Also good,company,FRA,,,,2020-01-01
            """
                .formatted("x".repeat(5000)));

    assertThat(read.rows()).isEqualTo(2);
    assertThat(read.refusedRows()).isEqualTo(7);
    assertThat(remark(read, "unreadable-row"))
        .contains("REFUSED 3", "2 fields", "REFUSED 4", "9 fields", "REFUSED 7");
    assertThat(remark(read, "unknown-category")).contains("REFUSED 5", "buccaneers");
    assertThat(remark(read, "no-name")).contains("REFUSED 6");
    assertThat(remark(read, "no-text")).contains("REFUSED 8");
    assertThat(remark(read, "long-field")).contains("REFUSED 9");
  }

  @Test
  void aBadByteCostsItsLineOnly() throws Exception {
    byte[] bytes =
        (HEADER + "Good,company,FRA,,,,\nB?d,company,FRA,,,,\nFine,company,FRA,,,,\n")
            .getBytes(StandardCharsets.US_ASCII);
    bytes[HEADER.length() + "Good,company,FRA,,,,\nB".length()] = (byte) 0xE9;
    RegisterImport read = file(bytes);

    assertThat(read.rows()).isEqualTo(2);
    assertThat(remark(read, "unreadable-row")).contains("REFUSED 3", "UTF-8");
  }

  @Test
  void aHugeFieldOrLineIsRefusedWithItsLine() throws Exception {
    RegisterImport read =
        rows(
            "\"%s\",company,FRA,,,,\n\"%s\",company,FRA,,,,\nok,company,FRA,,,,\n"
                .formatted("y".repeat(2 << 20), "z\n".repeat(100_000)));

    assertThat(read.rows()).isEqualTo(1);
    assertThat(remark(read, "unreadable-row")).contains("REFUSED 2", "REFUSED 3");
  }

  @Test
  void columnsThatNothingReadsAreSaid() throws Exception {
    RegisterImport read = file("nationality,extra,name,category\nFRA,secret,A,company\n");

    assertThat(party(read).country()).hasValue("FR");
    assertThat(remark(read, "unknown-column")).startsWith("DOUBT 1:").contains("extra");
  }

  @ParameterizedTest
  @CsvSource({
    "'', first line",
    "'name;category;nationality', first line",
    "'{\"type\":\"bundle\"}', first line",
    "'name,name,category,nationality', twice",
    "'name,category', first line",
  })
  void whatIsNoRegisterIsRefusedAsAWhole(String text, String words) {
    assertThatThrownBy(() -> file(text))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining(words);
    assertThatThrownBy(() -> file(HEADER.getBytes(StandardCharsets.UTF_16)))
        .hasMessageContaining("UTF-16");
    assertThatThrownBy(() -> file(new byte[100_000])).isInstanceOf(FailedException.class);
    assertThatThrownBy(() -> rows("\n".repeat(600_000))).hasMessageContaining("500000 lines");
  }

  @Test
  void aByteOrderMarkAndWindowsLinesAreRead() throws Exception {
    RegisterImport read = file("\ufeff" + HEADER.strip() + "\r\nA,company,FRA,,,,\r\n");

    assertThat(read.rows()).isEqualTo(1);
    assertThat(party(read).name()).isEqualTo("A");
  }
}
