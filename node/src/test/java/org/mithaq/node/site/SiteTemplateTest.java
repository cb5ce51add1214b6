package org.mithaq.node.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SiteTemplateTest {

  @Test
  void valuesAreEscapedAndNeverReadAsTemplate() {
    Template template = new Template("<p title=\"{{a}}\">{{b}}</p>");

    assertThat(template.render(Map.of("a", "\"'&", "b", "<script>{{a}} $1 \\"), Set.of()))
        .isEqualTo("<p title=\"&quot;&#39;&amp;\">&lt;script&gt;{{a}} $1 \\</p>");
  }

  @Test
  void sectionsAreShownOrLeftOut() {
    Template template = new Template("1{{#a}}2{{/a}}\n{{#b}}3 {{x}}{{/b}}{{#a}}$4{{/a}}");

    assertThat(template.render(Map.of("x", "y"), Set.of("a"))).isEqualTo("12$4");
    assertThat(template.render(Map.of("x", "y"), Set.of("b"))).isEqualTo("13 y");
  }

  @Test
  void aValueThatIsNotThereIsAFault() {
    assertThatThrownBy(() -> new Template("{{missing}}").render(Map.of(), Set.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing");
  }
}
