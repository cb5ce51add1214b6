package org.mithaq.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PatternVerdictsTest {

  private static String verdicts(boolean json, boolean allValid, String input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean valid =
        new PatternVerdicts(json)
            .run(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8));
    assertThat(valid).isEqualTo(allValid);
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void oneLineInIsOneLineOut() throws IOException {
    assertThat(verdicts(true, false, "\"[a:x =\\n1]\"\n\n\"[a:x IN ()]\"\r\n\"[a:x]\"\n"))
        .isEqualTo(
            """
            {"valid":true,"warnings":[]}
            {"valid":true,"warnings":[{"offset":8,"message":"Nothing is IN an empty set."}]}
            {"valid":false,"offset":4,"message":"Expected a step of the object path or a comparison operator here, found «]»."}
            """);
  }

  @Test
  void theSameAsText() throws IOException {
    assertThat(verdicts(false, false, "\"[a:x = 1]\"\n\"[a:x\"\n"))
        .startsWith("valid\ninvalid at 4: Expected");
  }

  @Test
  void linesThatAreNoJsonStringsAreInvalidToo() throws IOException {
    assertThat(verdicts(false, false, "[a:x = 1]\n\"x\n{}\n\"a\" \"b\"\n").lines())
        .hasSize(4)
        .allMatch(line -> line.startsWith("invalid at 0: Each line is one JSON string"));
  }

  @Test
  void allValidSaysSo() throws IOException {
    assertThat(verdicts(false, true, "\"[a:x = 1]\"")).isEqualTo("valid\n");
  }
}
