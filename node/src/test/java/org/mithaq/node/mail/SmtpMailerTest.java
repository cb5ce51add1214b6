package org.mithaq.node.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.KeyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.node.http.TestCertificate;
import org.mithaq.node.mail.SmtpSettings.Security;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;

/** How messages are handed to a mail server. */
class SmtpMailerTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
  private static final Letter LETTER =
      new Letter(
          new MailAddress("duty@xb.example"),
          "17-0a0b",
          "تمرين: « é »",
          "première ligne\nالسطر الثاني\n",
          "fr");

  private static SmtpMailer mailer(
      int port, Security security, String secret, SSLSocketFactory tls) {
    return new SmtpMailer(
        new SmtpSettings(
            "localhost",
            port,
            new MailAddress("mithaq@node.example"),
            security,
            security == Security.NONE
                ? Optional.empty()
                : Optional.of(new SmtpSettings.Login("mithaq", secret))),
        CLOCK,
        tls);
  }

  private static SSLContext tls() throws Exception {
    KeyStore store = TestCertificate.localhost();
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("it", store.getCertificate("tls"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static PostOffice withTlsAndLogin(SSLContext tls) {
    return new PostOffice(builder ->
        builder
            .startTlsSocketFactory(tls)
            .requireTLS()
            .requireAuth()
            .authenticationHandlerFactory(
                new EasyAuthenticationHandlerFactory((user, secret, _) -> {
                  if (!user.equals("mithaq") || !secret.equals("right")) {
                    throw new LoginFailedException("no");
                  }
                })));
  }

  @Test
  void aMessageIsPlainTextInItsLanguageAndAsksForNoAutomaticAnswer() throws Exception {
    try (PostOffice office = new PostOffice()) {
      mailer(office.port(), Security.NONE, "", (SSLSocketFactory) SSLSocketFactory.getDefault())
          .send(LETTER);

      PostOffice.Taken taken = office.taken().getFirst();
      assertThat(office.taken()).hasSize(1);
      assertThat(taken.from()).isEqualTo("mithaq@node.example");
      assertThat(taken.to()).isEqualTo("duty@xb.example");
      assertThat(taken.subject()).isEqualTo(LETTER.subject());
      assertThat(taken.text().replace("\r\n", "\n")).isEqualTo(LETTER.text());
      assertThat(taken.message().getContentType()).startsWith("text/plain");
      assertThat(taken.message().getMessageID()).isEqualTo("<17-0a0b@node.example>");
      assertThat(taken.message().getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(taken.message().getHeader("Content-Language")).containsExactly("fr");
      assertThat(taken.message().getSentDate().toInstant()).isEqualTo(CLOCK.instant());
    }
  }

  @Test
  void theLoginGoesOverTlsToTheServerOfThatNameAlone() throws Exception {
    SSLContext tls = tls();
    try (PostOffice office = withTlsAndLogin(tls)) {
      mailer(office.port(), Security.STARTTLS, "right", tls.getSocketFactory()).send(LETTER);
      assertThat(office.taken()).hasSize(1);

      assertThatThrownBy(() ->
              mailer(office.port(), Security.STARTTLS, "wrong-secret", tls.getSocketFactory())
                  .send(LETTER))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("did not take it")
          .hasMessageNotContaining("wrong-secret");
      SSLSocketFactory stranger = (SSLSocketFactory) SSLSocketFactory.getDefault();
      assertThatThrownBy(
              () -> mailer(office.port(), Security.STARTTLS, "right", stranger).send(LETTER))
          .isInstanceOf(IOException.class);
      assertThat(office.taken()).hasSize(1);
    }
  }

  @Test
  void aServerWithoutTlsGetsNeitherLoginNorMessage() throws Exception {
    try (PostOffice office = new PostOffice()) {
      assertThatThrownBy(() ->
              mailer(office.port(), Security.STARTTLS, "right", tls().getSocketFactory())
                  .send(LETTER))
          .isInstanceOf(IOException.class);
      assertThat(office.taken()).isEmpty();
    }
    assertThatThrownBy(() ->
            new SmtpSettings(
                "localhost",
                25,
                new MailAddress("mithaq@node.example"),
                Security.NONE,
                Optional.of(new SmtpSettings.Login("mithaq", "right"))))
        .hasMessageContaining("cleartext");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "duty",
        "duty@",
        "@xb.example",
        "duty@localhost",
        "duty@xb.example ",
        "duty@xb.example\r\nBcc: all@evil.example",
        "duty@xb.example\u0000",
        "duty@xb.example,other@xb.example",
        "Duty <duty@xb.example>",
        "\"a b\"@xb.example",
        "duty@münchen.example",
        "dùty@xb.example",
        "duty@XB.example",
        "duty@[127.0.0.1]",
        "duty@127.0.0.1",
        "a@b@xb.example",
        "duty..x@xb.example",
        "-oX@xb.example/tmp"
      })
  void whatIsNoPlainAddressIsRefused(String text) {
    assertThatThrownBy(() -> new MailAddress(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"duty@xb.example", "d.o+night@cert.xn--mnchen-3ya.example"})
  void othersAreTaken(String text) {
    assertThat(new MailAddress(text)).hasToString(text);
  }
}
