package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.config.Notices;
import org.mithaq.node.mail.MailAddress;
import org.mithaq.node.mail.SmtpSettings;

class MailSecretTest {

  @TempDir private Path folder;

  private static SmtpSettings settings(Notices.Secret secret, Map<String, String> environment)
      throws IOException {
    return MailSecret.settings(
        new Notices.Mail(
            "smtp.example",
            587,
            new MailAddress("a@b.example"),
            SmtpSettings.Security.STARTTLS,
            Optional.of("mithaq"),
            Optional.of(secret)),
        environment);
  }

  @Test
  void thePasswordComesFromAFileThatOthersCannotRead() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "of the mail\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    SmtpSettings settings = settings(new Notices.InFile(file), Map.of());

    assertThat(settings.login()).contains(new SmtpSettings.Login("mithaq", "of the mail"));
    assertThat("" + settings).doesNotContain("of the mail");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> settings(new Notices.InFile(file), Map.of()))
        .hasMessageContaining("chmod 600");
  }

  @Test
  void orFromAVariableThatIsSet() throws Exception {
    Notices.Secret secret = new Notices.InEnvironment("MAIL");

    assertThat(settings(secret, Map.of("MAIL", "x")).login().orElseThrow().secret()).isEqualTo("x");
    assertThatThrownBy(() -> settings(secret, Map.of())).hasMessageContaining("MAIL");
  }
}
