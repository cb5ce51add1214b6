package org.mithaq.node;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.config.Notices;
import org.mithaq.node.mail.SmtpSettings;

/** Finds what the mail server asks for, where the configuration says that it is. */
final class MailSecret {

  private static final int LONGEST = 4096;

  private MailSecret() {}

  /**
   * The settings with their login.
   *
   * @throws IOException with a sentence that says what to do
   */
  static SmtpSettings settings(Notices.Mail mail, Map<String, String> environment)
      throws IOException {
    Optional<SmtpSettings.Login> login = Optional.empty();
    if (mail.user().isPresent() && mail.secret().isPresent()) {
      String secret =
          switch (mail.secret().get()) {
            case Notices.InFile(var file) -> {
              SecretFile.check(file);
              if (Files.size(file) > LONGEST) {
                throw new IOException("the file of the mail password is too large: " + file);
              }
              yield Files.readString(file).strip();
            }
            case Notices.InEnvironment(var variable) ->
                Optional.ofNullable(environment.get(variable))
                    .orElseThrow(() ->
                        new IOException(
                            "the environment variable "
                                + variable
                                + ", which mail names for its password, is not set"));
          };
      login = Optional.of(new SmtpSettings.Login(mail.user().get(), secret));
    }
    return new SmtpSettings(mail.host(), mail.port(), mail.from(), mail.security(), login);
  }
}
