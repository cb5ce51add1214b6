package org.mithaq.node.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written is written in all three languages alike. */
class TextsTest {

  @Test
  void everyLanguageHasEveryText() {
    List<String> names = new ArrayList<>(List.of("subject", "exercise", "read", "why"));
    for (Tiding kind : Tiding.all()) {
      names.add(kind.word());
      names.add(kind.word() + ".open");
    }
    for (String about : List.of("confirm", "contact")) {
      names.addAll(List.of(about + ".subject", about + ".text", about + ".else"));
    }
    for (String language : Texts.LANGUAGES) {
      Texts texts = Texts.of(language);
      assertThat(texts.names()).as(language).containsExactlyInAnyOrderElementsOf(names);
      for (Tiding kind : Tiding.all()) {
        assertThat(texts.say(kind.word() + ".open", "TITLE", "WHO"))
            .as(language)
            .contains("TITLE", "WHO");
        assertThat(texts.say(kind.word(), "TITLE", "WHO")).doesNotContain("TITLE", "WHO", "{");
      }
    }
  }

  @Test
  void whatOthersWroteStaysWithinItsLine() {
    String hostile = "Zebra\r\nBcc: all@evil.example\u2028\u202Enext\u0000" + "x".repeat(300);

    String line = Texts.foreign(hostile);

    assertThat(line).startsWith("\u2068Zebra Bcc: ").endsWith("…\u2069");
    assertThat(line.codePoints()).noneMatch(Character::isISOControl);
    assertThat(line).doesNotContain("\u202E", "\u2028").hasSizeLessThan(170);
  }
}
