package org.mithaq.node.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a stranger's address cannot lead the node. {@code DomainProofTest} has TLS. */
class OutboundTest {

  private static Outbound.Request head(String url, Duration patience) {
    return new Outbound.Request(
        "HEAD", WebAddress.parse(url, true), Map.of(), new byte[0], patience, 0);
  }

  private static Outbound.Request head(String url) {
    return head(url, Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://192.168.1.1:8443/",
        "https://localhost/",
        "http://93.184.216.34/"
      })
  void itAsksNeitherThisMachineNorItsNeighboursNorInCleartext(String url) {
    assertThatThrownBy(() -> Outbound.toTheInternet().ask(head(url)))
        .isInstanceOf(ForbiddenTargetException.class);
  }

  @Test
  void whereItIsTriedOutCleartextGoesToThisMachineAlone() {
    for (String url : List.of("http://93.184.216.34/", "https://10.0.0.1/")) {
      assertThatThrownBy(() -> Outbound.toThisMachineToo().ask(head(url)))
          .isInstanceOf(ForbiddenTargetException.class);
    }
  }

  @Test
  void aNameThatChangesItsMindIsLookedUpOnce() throws Exception {
    Deque<InetAddress> answers =
        new ArrayDeque<>(
            List.of(InetAddress.getByName("10.0.0.1"), InetAddress.getByName("93.184.216.34")));
    Outbound outbound =
        new Outbound(
            _ -> List.of(answers.removeFirst()),
            PublicAddress::is,
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            false);

    assertThatThrownBy(() -> outbound.ask(head("https://rebinding.example/")))
        .isInstanceOf(ForbiddenTargetException.class);
    assertThat(answers).hasSize(1);
  }

  @Test
  void whoeverSaysNothingIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
      assertThatThrownBy(() -> Outbound.toThisMachineToo().ask(head(url, Duration.ofMillis(200))))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://a.example/",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "https://user:secret@a.example/",
        "https://a.example/#part",
        "https://a.example/ space",
        "https://a.example/\r\nHost: b.example",
        "https://münchen.example/",
        "https://A.example/",
        "https://a.example:0/",
        "https://a.example:99999/",
        "https://a_b.example/",
        "jar:https://a.example/!/"
      })
  void whatIsNoPlainWebAddressIsRefused(String text) {
    assertThatThrownBy(() -> WebAddress.parse(text, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cleartextIsTakenOnlyWhereItIsTriedOut() {
    assertThatThrownBy(() -> WebAddress.parse("http://a.example/", false))
        .hasMessageContaining("https://");
    assertThat(WebAddress.parse("https://a.example:8443/x?y=z", false).authority())
        .isEqualTo("a.example:8443");
  }
}
