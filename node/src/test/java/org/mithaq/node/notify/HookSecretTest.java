package org.mithaq.node.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class HookSecretTest {

  /** The vector that the reference libraries of the specification test themselves with. */
  @Test
  void itSignsAsStandardWebhooksDo() {
    HookSecret secret = new HookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    String signature =
        secret.sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1614265330,
            "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aDrawnOneIsLongAndDoesNotShowInLogs() {
    HookSecret one = HookSecret.draw(new SecureRandom());
    HookSecret other = HookSecret.draw(new SecureRandom());

    assertThat(one.text()).hasSize("whsec_".length() + 44).isNotEqualTo(other.text());
    assertThat("" + one).doesNotContain(one.text());
    assertThatThrownBy(() -> new HookSecret("whsec_c2hvcnQ="))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
