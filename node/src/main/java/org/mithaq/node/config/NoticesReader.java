package org.mithaq.node.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.mithaq.node.mail.MailAddress;
import org.mithaq.node.mail.SmtpSettings;
import org.mithaq.node.mail.SmtpSettings.Security;

/** Reads {@code site}, {@code mail} and {@code contacts}. */
final class NoticesReader {

  private final Path directory;

  /**
   * Reads for one file.
   *
   * @param directory that paths are relative to
   */
  NoticesReader(Path directory) {
    this.directory = directory;
  }

  Notices read(Section top) throws ConfigException {
    Optional<URI> site = top.optional("site", URI::create);
    Optional<Notices.Mail> mail = mail(top);
    Duration every = Notices.DEFAULT.checkEvery();
    Duration within = Notices.DEFAULT.answerWithin();
    Optional<Section> contacts = top.section("contacts");
    if (contacts.isPresent()) {
      Section at = contacts.get();
      every =
          at.optional("check_every_days", text -> Words.number("check_every_days", text))
              .map(Duration::ofDays)
              .orElse(every);
      within =
          at.optional("answer_within_hours", text -> Words.number("answer_within_hours", text))
              .map(Duration::ofHours)
              .orElse(within);
      at.finish();
    }
    Duration checkEvery = every;
    Duration answerWithin = within;
    return contacts.orElse(top).made(() -> new Notices(site, mail, checkEvery, answerWithin));
  }

  private Optional<Notices.Mail> mail(Section top) throws ConfigException {
    Optional<Section> section = top.section("mail");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Section at = section.get();
    String host = at.text("host", "smtp.example.org");
    Security security =
        at.optional("tls", word -> Words.oneOf(Security.values(), Security::word, word))
            .orElse(new Endpoint(host, 0).loopback() ? Security.NONE : Security.STARTTLS);
    int port =
        at.optional("port", text -> Words.number("port", text))
            .orElse(security == Security.IMPLICIT ? 465 : 587);
    MailAddress from = at.value("from", "mithaq@node.example.org", MailAddress::new);
    Optional<String> user = at.optional("user", Function.identity());
    Optional<Path> file = at.optional("password_file", directory::resolve);
    Optional<String> variable = at.optional("password_variable", Function.identity());
    if (file.isPresent() && variable.isPresent()) {
      throw at.fail(
          "password_variable", "the password is in a file or in a variable: keep one of them");
    }
    at.finish();
    if (security == Security.NONE && user.isPresent()) {
      throw at.fail("user", "a password is not sent in cleartext: take tls: starttls or implicit");
    }
    Optional<Notices.Secret> secret =
        file.<Notices.Secret>map(Notices.InFile::new)
            .or(() -> variable.map(Notices.InEnvironment::new));
    return Optional.of(
        at.made(() -> {
          SmtpSettings checked = new SmtpSettings(host, port, from, security, Optional.empty());
          return new Notices.Mail(
              checked.host(), checked.port(), checked.from(), checked.security(), user, secret);
        }));
  }
}
