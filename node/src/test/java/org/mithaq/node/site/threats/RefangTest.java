package org.mithaq.node.site.threats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefangTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hxxp://evil[.]example/a|http://evil.example/a",
        "hXXps://evil.example|https://evil.example",
        "h**p://evil(.)example|http://evil.example",
        "hxxps[:]//evil[dot]example|https://evil.example",
        "hxxps[://]evil{.}example|https://evil.example",
        "fxp://files[.]example|ftp://files.example",
        "198.51[.]100[.]7|198.51.100.7",
        "198[.51[.100[.7|198.51.100.7",
        "evil .]example|evil .example",
        "evil\\.example|evil.example",
        "evil [dot] example|evil.example",
        "desk[at]port[.]example|desk@port.example",
        "desk(at)port(dot)example|desk@port.example",
        "desk [@] port.example|desk@port.example",
        "2001[:]db8[:]:1|2001:db8::1",
        "evil。example|evil.example",
        "ransomware at the port|ransomware at the port",
        "http://evil.example/?a=[b]|http://evil.example/?a=[b]",
      })
  void whatWasMadeSafeIsMadeWholeAndNothingElseChanges(String defanged, String whole) {
    assertThat(Refang.text(defanged)).isEqualTo(whole);
  }

  @Test
  void aPastedListGivesTheWholeItsPiecesAndTheHostsOfUrls() {
    assertThat(Refang.candidates("«hxxp://evil[.]example:8080/x», 198.51.100[.]7."))
        .contains("http://evil.example:8080/x", "evil.example", "198.51.100.7")
        .doesNotContain("");
  }

  @Test
  void aLongListIsBounded() {
    assertThat(Refang.candidates("a[.]example ".repeat(3)).size()).isEqualTo(2);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      many.append(i).append(".example\n");
    }
    assertThat(Refang.candidates(many.toString()).size()).isBetween(50, Refang.MOST + 1);
  }
}
