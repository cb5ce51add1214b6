package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.stix.Json;

/** What «mithaq import» promises. */
final class ImportTest {
  private static final String ACCORD_ID = "accord--7b1f2f8e-0a58-4a4b-9a55-5d1c2f0e1a11";
  private static final String ACCORD =
      "{\"type\":\"accord\",\"id\":\"%s\",\"slug\":\"exercise\",\"opened\":\"2018-11-12\"}"
          .formatted(ACCORD_ID);
  private static final String ROWS =
      """
      name,category,nationality,nature,date_signed
      France,state,FRA,UE,
      Roumanie,state,ROM,UE,
      ACME,private-sector,CHE,,2020-01-01
      Alma Mater,civil-society,CHE,Université,
      """;

  @TempDir Path folder;
  private TaxiiServer server;
  private Run run;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server = new TaxiiServer();
    server.objects.add(
        "{\"type\":\"circle\",\"id\":\"circle--x\",\"slug\":\"exercise\"}"
            .getBytes(StandardCharsets.UTF_8));
    server.objects.add(ACCORD.getBytes(StandardCharsets.UTF_8));
    run = new Run(folder);
    file = Files.writeString(folder.resolve("register.csv"), ROWS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int enter(Object... more) {
    Object[] arguments = new Object[5 + more.length];
    System.arraycopy(
        new Object[] {
          "import", file, "--url=" + server.url(), "--collection=feeds", "--accord=exercise"
        },
        0,
        arguments,
        0,
        5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return run.mithaq(arguments);
  }

  @Test
  void sendsEveryRowAsAPartyAndItsPosition() {
    assertThat(enter()).isZero();

    assertThat(server.objects).hasSize(10);
    assertThat(server.texts().get(3))
        .contains("\"type\":\"position\"", ACCORD_ID, "\"not_before\":\"2018-11-12\"");
    assertThat(run.out)
        .contains("4 rows taken in, 0 not; 4 parties, 4 positions")
        .contains("academia 1, company 1, state 2")
        .contains("civil-society 1, private-sector 1, state 2")
        .contains("8 objects accepted, 0 there already, 0 refused");
    assertThat(run.err)
        .contains("register.csv:3: ROM was Romania's code")
        .contains("doubt, unknown-date: 3")
        .contains("register.csv:5: nature «Université»");
  }

  @Test
  void importingAgainChangesNothingAndSaysSo() {
    enter();
    int requests = server.envelopes.size();

    assertThat(enter()).isZero();
    assertThat(run.out).contains("0 objects accepted, 8 there already").contains("nothing changed");
    assertThat(server.envelopes).hasSize(requests);
    assertThat(server.objects).hasSize(10);
  }

  @Test
  void leavesWhatStandsThereWithOtherContentAndSaysSo() throws IOException {
    enter();
    Files.writeString(file, ROWS.replace("Alma Mater,", "ALMA MATER,").replace("CHE,,", "FRA,,"));

    assertThat(enter()).isZero();
    assertThat(run.out).contains("0 objects accepted, 8 there already");
    assertThat(run.err).contains("objects stand there with other content, which stays as it is");
  }

  @Test
  void findsTheFileOfDatesBesideTheRegister() throws IOException {
    Files.writeString(
        folder.resolve("states-dates.csv"),
        "iso3,date,date_quality\nFRA,<=2019-09-16,stamped\nROU,2019-11-12,date_signed\n");

    assertThat(enter()).isZero();
    assertThat(run.out).contains("dates: by 1, exact 2, unknown 1");
  }

  @Test
  void printsOneJsonDocumentWithEveryRemark() throws IOException {
    assertThat(enter("--json")).isZero();

    Json.Members report = Json.parse(run.bytes, 0, run.bytes.length);
    assertThat(report.number("rows")).hasValue(4);
    assertThat(report.number("accepted")).hasValue(8);
    assertThat(report.object("by_source_category").number("private-sector")).hasValue(1);
    assertThat(report.objects("remarks"))
        .anyMatch(remark ->
            remark.text("code").equals(Optional.of("country-code"))
                && remark.number("line").orElse(0) == 3
                && remark.text("level").equals(Optional.of("repaired")));
    assertThat(run.err).isEmpty();
  }

  @Test
  void aDryRunSendsNothingAndWritesABundleThatPushTakes() {
    Path bundle = folder.resolve("bundle.json");
    assertThat(enter("--dry-run", "--output", bundle)).isZero();
    assertThat(server.objects).hasSize(2);
    assertThat(server.requests).isEmpty();

    assertThat(run.mithaq("push", server.url(), "feeds", bundle)).isZero();
    assertThat(server.objects).hasSize(10);
  }

  @Test
  void sendsNothingForAnAccordThatIsNotThere() {
    assertThat(
            run.mithaq(
                "import", file, "--url", server.url(), "--collection=feeds", "--accord=other"))
        .isEqualTo(1);
    assertThat(run.err).contains("no accord «other»").contains("nothing was sent");
    assertThat(server.envelopes).isEmpty();
  }

  @Test
  void failsWhenARowOrAnObjectIsRefusedAndSendsTheRest() throws IOException {
    Files.writeString(file, ROWS + "broken\n");
    server.refusing = text -> text.contains("ACME") ? Optional.of("not here") : Optional.empty();

    assertThat(enter()).isEqualTo(1);
    assertThat(run.out)
        .contains("4 rows taken in, 1 not")
        .contains("2 refused")
        .contains("not here");
    assertThat(run.err).contains("register.csv:6: cannot be read: it has 1 fields");
    assertThat(server.objects).hasSize(8);
  }

  @Test
  void wrongUsageIsSaid() {
    assertThat(enter("--as-found=2999-01-01")).isEqualTo(2);
    assertThat(run.err).contains("yet to come");
    assertThat(enter("--as-found=yesterday")).isEqualTo(2);
    assertThat(run.mithaq("import", folder.resolve("missing.csv"))).isEqualTo(1);
    assertThat(run.err).contains("There is no file");
    assertThat(run.mithaq("import", folder, "--dry-run")).isEqualTo(1);
    assertThat(enter("--dates", folder.resolve("missing.csv"))).isEqualTo(1);
  }
}
