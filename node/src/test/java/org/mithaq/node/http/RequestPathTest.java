package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There is one way to write every address. */
class RequestPathTest {

  @Test
  void segmentsAreDecodedAndASlashAtTheEndIsAnEmptyOne() throws Refusal {
    assertThat(RequestPath.read("/")).containsExactly("");
    assertThat(RequestPath.read("/a/b")).containsExactly("a", "b");
    assertThat(RequestPath.read("/a/b/")).containsExactly("a", "b", "");
    assertThat(RequestPath.read("/%D9%85%D9%8A/x.y~-_")).containsExactly("مي", "x.y~-_");
    assertThat(RequestPath.read("/tile/000.p/7")).containsExactly("tile", "000.p", "7");
    assertThat(RequestPath.read("/..a/...")).isEqualTo(List.of("..a", "..."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "*",
        "//",
        "/a//b",
        "//a",
        "/./a",
        "/a/.",
        "/../a",
        "/a/..",
        "/a/%2e%2e/b",
        "/%2E/",
        "/a%2fb",
        "/a%2Fb",
        "/a%5cb",
        "/a\\b",
        "/a;b",
        "/a%3bb",
        "/a%00",
        "/a%0a",
        "/a%7f",
        "/%",
        "/%4",
        "/%zz",
        "/%c0%af",
        "/%ed%a0%80",
        "/%ff",
        "/a b",
        "/é",
        "/%252e",
        "/a?b",
        "/a#b"
      })
  void anythingThatCouldBeReadInTwoWaysIsRefused(String path) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> RequestPath.read(path));
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.code()).isEqualTo("bad-path");
  }
}
