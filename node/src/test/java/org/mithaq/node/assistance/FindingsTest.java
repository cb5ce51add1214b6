package org.mithaq.node.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.Passage;
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.node.storage.FileStorage;
import org.mithaq.node.storage.StateDirectory;

/**
 * What waits for a second signature is bounded in number, size and time, and survives a restart.
 */
final class FindingsTest {

  private static final String CASE = "accountability-case--00000000-0000-4000-8000-00000000%04d";
  private static final String ONE = "identity--00000000-0000-4000-8000-000000000001";
  private static final String OTHER = "identity--00000000-0000-4000-8000-000000000002";

  @TempDir private Path folder;
  private FileStorage storage;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Findings findings;
  private int count;

  @BeforeEach
  void open() throws IOException {
    storage = new FileStorage(folder);
    Files.createDirectories(folder.resolve(StateDirectory.FINDINGS.path()));
    findings = new Findings(storage, () -> now);
  }

  private Findings.Proposal proposal(String by, int accountabilityCase, String text)
      throws IOException {
    byte[] object =
        CaseEntryDraft.finding(
                CASE.formatted(accountabilityCase),
                by,
                Integer.toString(count++),
                now,
                new Passage("en", text))
            .json();
    return new Findings.Proposal(
        Findings.entry(object),
        new String(object, StandardCharsets.UTF_8),
        ONE,
        by,
        now,
        "a key",
        "a value");
  }

  @Test
  void aPartyHasNoMoreThanFiftyThatWait() throws IOException {
    for (int i = 0; i < 50; i++) {
      assertThat(findings.hasRoom(ONE)).isTrue();
      findings.keep(proposal(ONE, i, "so"));
    }

    assertThat(findings.hasRoom(ONE)).isFalse();
    assertThat(findings.hasRoom(OTHER)).isTrue();
  }

  @Test
  void afterNinetyDaysOneIsGoneAndItsFileWithTheNext() throws IOException {
    findings.keep(proposal(ONE, 1, "so"));
    now = now.plus(Duration.ofDays(90)).minusMillis(1);
    assertThat(findings.of(CASE.formatted(1))).hasSize(1);
    now = now.plusMillis(1);

    assertThat(findings.of(CASE.formatted(1))).isEmpty();
    assertThat(findings.hasRoom(ONE)).isTrue();
    assertThat(storage.list(StateDirectory.FINDINGS.path())).isEmpty();
  }

  @Test
  void eachIsThereAfterARestartByteForByte() throws IOException {
    Findings.Proposal kept = proposal(ONE, 1, "«so», \"so\"\nand \\ so: نعم");
    findings.keep(kept);
    findings.keep(proposal(OTHER, 2, "another"));
    Path damaged = folder.resolve(StateDirectory.FINDINGS.path()).resolve("0-0-damaged.json");
    Files.writeString(damaged, "{\"object\":\"…\"}");

    Findings again = new Findings(storage, () -> now);

    assertThat(again.of(CASE.formatted(1))).containsExactly(kept);
    assertThat(again.cases()).containsExactly(CASE.formatted(1), CASE.formatted(2));
    assertThat(again.of(CASE.formatted(1)).getFirst().digest()).isEqualTo(kept.digest());
    assertThat(damaged).exists();
    assertThat(again.drop(kept.id())).isTrue();
    assertThat(again.drop(kept.id())).isFalse();
    assertThat(new Findings(storage, () -> now).of(CASE.formatted(1))).isEmpty();
  }

  @Test
  void oneThatIsTooLongIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> proposal(ONE, 1, "x".repeat(40_000)));
  }
}
