package org.mithaq.node.site.threats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {

  @Test
  void whatTurnsTextAroundIsWrittenOut() {
    assertThat(Plain.visible("invoice\u202efdp.exe")).isEqualTo("invoice⟨U+202E⟩fdp.exe");
    assertThat(Plain.visible("a\u0000b\u200bc\u2066d\ufeff\udb40\udc41"))
        .isEqualTo("a⟨U+0000⟩b⟨U+200B⟩c⟨U+2066⟩d⟨U+FEFF⟩⟨U+E0041⟩");
  }

  @Test
  void ordinaryTextOfAnyLanguageStaysAsItIs() {
    String text = "ميثاق می‌شود\nCERT‏ de Xébec 🛡️";

    assertThat(Plain.visible(text)).isEqualTo(text);
  }

  @Test
  void halfASurrogateIsShownAndACutNeverMakesOne() {
    assertThat(Plain.visible("\ud83d")).isEqualTo("⟨U+D83D⟩");
    assertThat(Plain.cut("ab🛡", 3)).isEqualTo("ab…");
  }

  @Test
  void alphabetsMixedInOneWordAreNoticed() {
    assertThat(Plain.mixed("micr\u043esoft.example")).isTrue();
    assertThat(Plain.mixed("Москва CERT")).isFalse();
    assertThat(Plain.mixed("فريق CERT")).isFalse();
  }
}
