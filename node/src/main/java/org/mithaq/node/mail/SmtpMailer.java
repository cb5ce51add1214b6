package org.mithaq.node.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * Hands messages to one SMTP server, each over a connection of its own that ends within half a
 * minute. Automatic answers are asked not to come (RFC 3834).
 */
public final class SmtpMailer implements Mailer {

  private static final String MILLIS = "10000";

  private final SmtpSettings settings;
  private final InstantSource clock;
  private final Session session;

  /** Trusts the certificates that this machine trusts. */
  public SmtpMailer(SmtpSettings settings, InstantSource clock) {
    this(settings, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  SmtpMailer(SmtpSettings settings, InstantSource clock, SSLSocketFactory sockets) {
    this.settings = settings;
    this.clock = clock;
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", Integer.toString(settings.port()));
    properties.put("mail.smtp.from", settings.from().text());
    properties.put("mail.smtp.localhost", settings.from().host());
    properties.put("mail.smtp.connectiontimeout", MILLIS);
    properties.put("mail.smtp.timeout", MILLIS);
    properties.put("mail.smtp.writetimeout", MILLIS);
    properties.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
    boolean starttls = settings.security() == SmtpSettings.Security.STARTTLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
    properties.put(
        "mail.smtp.ssl.enable",
        Boolean.toString(settings.security() == SmtpSettings.Security.IMPLICIT));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.socketFactory", sockets);
    this.session = Session.getInstance(properties);
  }

  @Override
  public void send(Letter letter) throws IOException {
    try {
      MimeMessage message = message(letter);
      try (Transport transport = session.getTransport()) {
        if (settings.login().isPresent()) {
          SmtpSettings.Login login = settings.login().get();
          transport.connect(login.user(), login.secret());
        } else {
          transport.connect();
        }
        transport.sendMessage(message, message.getAllRecipients());
      }
    } catch (MessagingException e) {
      // Its text may repeat what was sent.
      throw new IOException("the mail server did not take it: " + e.getClass().getSimpleName());
    }
  }

  private MimeMessage message(Letter letter) throws MessagingException {
    String name = "<" + letter.id() + "@" + settings.from().host() + ">";
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
          }
        };
    message.setFrom(new InternetAddress(settings.from().text(), true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to().text(), true));
    message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    message.setText(letter.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Content-Language", letter.lang());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }
}
