package org.mithaq.node.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mithaq.stix.Json;

/** One list of what waits, made of three. */
final class WaitingTest {

  private static Json.Members row(String json) throws IOException {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Json.parse(bytes, 0, bytes.length);
  }

  private static Json.Members request(String id, String task) throws IOException {
    return row(
        "{'request':'%s','tasks':[{'party':'other','acknowledge_by':'2026-01-01T00:00:00.000000Z'},{'party':'us',%s}]}"
            .formatted(id, task));
  }

  @Test
  void whatIsDueSoonestComesFirstAndWhatHasNoClockLast() throws Exception {
    List<Waiting.Item> items =
        Waiting.sorted(
            "us",
            List.of(
                request("r1", "'answered':'2026-02-01T00:00:00.000000Z'"),
                request(
                    "r2",
                    "'acknowledged':'2026-02-01T00:00:00.000000Z','answer_by':'2026-03-05T00:00:00.000001Z'"),
                request("r3", "'acknowledge_by':'2026-03-02T00:00:00.000000Z'"),
                row("{'request':'r4','tasks':[{'party':'other'}]}")),
            List.of(
                row("{'case':'c1','phase':'noticed','respond_by':'2026-03-01T00:00:00.000000Z'}"),
                row(
                    "{'case':'c2','phase':'responded','respond_by':'2026-02-01T00:00:00.000000Z'}")),
            List.of(row("{'statement':'s1','closes':'2026-03-05T00:00:00Z'}")));

    assertThat(items)
        .extracting(Waiting.Item::path)
        .containsExactly(
            "/help/cases/c1",
            "/help/requests/r3",
            "/help/statements/s1",
            "/help/requests/r2",
            "/help/requests/r1",
            "/help/requests/r4",
            "/help/cases/c2");
    assertThat(items)
        .extracting(Waiting.Item::what)
        .containsExactly(
            "respond", "acknowledge", "sign", "answer", "deliver", "explain", "conclude");
  }
}
