package org.mithaq.node.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.mithaq.node.mail.MailAddress;
import org.mithaq.node.mail.SmtpSettings;

/**
 * What the node tells of its own accord.
 *
 * @param site where its pages are, for links in what is sent; empty: at the host of its origin
 * @param mail without it no e-mail is sent
 * @param checkEvery how often each contact is asked whether it can be reached
 * @param answerWithin how long it has for that
 */
public record Notices(
    Optional<URI> site, Optional<Mail> mail, Duration checkEvery, Duration answerWithin) {

  public static final Notices DEFAULT =
      new Notices(Optional.empty(), Optional.empty(), Duration.ofDays(30), Duration.ofHours(24));

  /**
   * Who takes its messages.
   *
   * @param user whom the server knows it as
   * @param secret where the password is
   */
  public record Mail(
      String host,
      int port,
      MailAddress from,
      SmtpSettings.Security security,
      Optional<String> user,
      Optional<Secret> secret) {
    public Mail {
      if (user.isPresent() != secret.isPresent()) {
        throw new IllegalArgumentException(
            "mail has a user and a password_file or password_variable, or none of them");
      }
    }
  }

  /** A secret that does not stand in the file. */
  public sealed interface Secret {}

  /** The content of a file, without the end of its line. */
  public record InFile(Path file) implements Secret {}

  /** The value of an environment variable. */
  public record InEnvironment(String variable) implements Secret {}

  public Notices {
    site.ifPresent(Notices::check);
    within("check_every_days", checkEvery, Duration.ofDays(1), Duration.ofDays(366));
    within("answer_within_hours", answerWithin, Duration.ofHours(1), Duration.ofDays(7));
    if (answerWithin.compareTo(checkEvery) >= 0) {
      throw new IllegalArgumentException(
          "answer_within_hours is less than the time between two checks");
    }
  }

  private static void check(URI site) {
    boolean web = "https".equals(site.getScheme()) || "http".equals(site.getScheme());
    if (!web
        || site.getHost() == null
        || !String.valueOf(site.getRawPath()).isEmpty()
        || site.getRawQuery() != null
        || site.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "site is where browsers reach the node, like https://node.example.org, without a slash"
              + " at its end");
    }
  }

  private static void within(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException("%s is %s to %s".formatted(name, least, most));
    }
  }
}
