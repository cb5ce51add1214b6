package org.mithaq.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mithaq.node.mail.MailAddress;
import org.mithaq.node.mail.SmtpSettings.Security;

/** What an operator writes so that the node tells something of its own accord. */
class NoticesConfigTest {

  private static final String BARE =
      """
      name: n
      origin: n.example/log
      accord: {slug: a, title: A}
      collections:
      - {alias: public, id: 79cf3ddd-f837-4f63-9894-a36567201170, default_marking: green}
      """;

  private static final String WHOLE =
      BARE
          + """
          site: https://node.example
          mail:
            host: smtp.example
            from: mithaq@node.example
            user: mithaq
            password_file: secret
          contacts: {check_every_days: 7, answer_within_hours: 12}
          """;

  @TempDir private Path directory;

  private Notices read(String yaml) throws IOException, ConfigException {
    return Config.read(Files.writeString(directory.resolve("mithaq.yaml"), yaml)).notices();
  }

  @Test
  void aWholeSectionBecomesValues() throws Exception {
    Notices notices = read(WHOLE);

    assertThat(notices.site()).contains(URI.create("https://node.example"));
    assertThat(notices.mail())
        .contains(
            new Notices.Mail(
                "smtp.example",
                587,
                new MailAddress("mithaq@node.example"),
                Security.STARTTLS,
                Optional.of("mithaq"),
                Optional.of(new Notices.InFile(directory.resolve("secret")))));
    assertThat(notices.checkEvery()).isEqualTo(Duration.ofDays(7));
    assertThat(notices.answerWithin()).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void whatIsLeftOutSendsNothingAndAsksOnceAMonth() throws Exception {
    assertThat(read(BARE)).isEqualTo(Notices.DEFAULT);
    assertThat(Notices.DEFAULT.mail()).isEmpty();
    assertThat(Notices.DEFAULT.checkEvery()).isEqualTo(Duration.ofDays(30));
    assertThat(Notices.DEFAULT.answerWithin()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void tlsIsBegunUnlessTheServerIsOnThisMachine() throws Exception {
    String local = BARE + "mail: {host: 127.0.0.1, port: 25, from: a@b.example}\n";
    String implicit = BARE + "mail: {host: s.example, tls: implicit, from: a@b.example}\n";

    assertThat(read(local).mail().orElseThrow().security()).isEqualTo(Security.NONE);
    assertThat(read(implicit).mail().orElseThrow().port()).isEqualTo(465);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "https://node.example|node.example|site is where browsers",
        "https://node.example|https://node.example/|without a slash",
        "from: mithaq@node.example|from: mithaq|like duty@cert.example.org",
        "user: mithaq|tls: none|a user and a password_file",
        "password_file: secret|port: 25|a user and a password_file",
        "password_file: secret|tls: none|not sent in cleartext",
        "password_file: secret|password: secret|has no key «password»",
        "host: smtp.example|port: 587|needs «host»",
        "check_every_days: 7|check_every_days: 0|check_every_days is",
        "check_every_days: 7|check_every_days: weekly|whole number",
        "answer_within_hours: 12|answer_within_hours: 169|answer_within_hours is",
      })
  void anErrorSaysWhatToWrite(String old, String mistake, String says) {
    assertThat(WHOLE).contains(old);
    assertThatThrownBy(() -> read(WHOLE.replace(old, mistake)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mithaq.yaml:")
        .hasMessageContaining(says);
  }
}
