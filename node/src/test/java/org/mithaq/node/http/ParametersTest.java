package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Queries are lines, forms may have several; neither holds other control characters. */
class ParametersTest {

  @Test
  void aFieldOfAFormKeepsItsLinesWithOneNewlineEach() throws Exception {
    Parameters form = Parameters.form("text=a%0D%0Ab%0Dc%0Ad&name=%D9%85", Set.of("text"));

    assertThat(form.single("text")).hasValue("a\nb\nc\nd");
    assertThat(form.single("name")).hasValue("م");
  }

  @Test
  void aQueryHasNoLinesAndAFormNoOtherControlCharacters() {
    for (String query : new String[] {"q=a%0Ab", "q=a%0D", "q=a%09b"}) {
      assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Parameters.read(query));
    }
    for (String form :
        new String[] {"q=a%00", "q=%1b", "q=%7F", "q%0A=a", "other=a%0Ab", "q=%ff", "q=%4"}) {
      assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Parameters.form(form, Set.of("q")));
    }
  }
}
