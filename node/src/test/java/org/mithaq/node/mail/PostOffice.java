package org.mithaq.node.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on this machine that keeps what it takes. */
public final class PostOffice implements AutoCloseable {

  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final SMTPServer server;

  /** A message for one address, as it came. */
  public record Taken(String from, String to, byte[] bytes) {

    public MimeMessage message() throws MessagingException {
      return new MimeMessage(
          Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    public String subject() throws MessagingException {
      return message().getSubject();
    }

    public String text() throws MessagingException, IOException {
      return (String) message().getContent();
    }

    /** As it came, and with all that is encoded in it decoded. */
    public String everything() throws MessagingException, IOException {
      return from + to + new String(bytes, StandardCharsets.ISO_8859_1) + subject() + text();
    }

    /** The code of the link that is in it. */
    public String code() throws MessagingException, IOException {
      return text().replaceAll("(?s).*/confirm\\?code=([0-9a-f]+).*", "$1");
    }
  }

  /** One that asks for nothing. */
  public PostOffice() {
    this(builder -> builder);
  }

  PostOffice(UnaryOperator<SMTPServer.Builder> more) {
    server =
        more.apply(
                SMTPServer.port(0)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .hostName("mail.example")
                    .messageHandler((_, from, to, data) -> taken.add(new Taken(from, to, data))))
            .build();
    server.start();
  }

  public int port() {
    return server.getPortAllocated();
  }

  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** Forgets what it took. */
  public void forget() {
    taken.clear();
  }

  @Override
  public void close() {
    server.stop();
  }
}
