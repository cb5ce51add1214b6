package org.mithaq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.mithaq.cli.http.Credentials;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.Place;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that talks to a server. */
@SuppressWarnings("NullAway.Init")
final class Server {
  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--user",
      paramLabel = "NAME:SECRET",
      description = "Who you are; else taken from MITHAQ_USER, where others cannot see it.")
  Optional<String> user;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "Certificates (PEM) to trust instead of the usual ones.")
  Optional<Path> certificates;

  /** A client whose credentials go to the place of this URL alone. */
  Http http(Io io, URI url, Consumer<String> notes) throws FailedException {
    Optional<SSLContext> trust =
        certificates.isPresent() ? Optional.of(trusting(certificates.get())) : Optional.empty();
    Optional<Http.Login> login = Optional.empty();
    String given = user.orElse(io.environment().getOrDefault("MITHAQ_USER", ""));
    if (!given.isEmpty()) {
      login = Optional.of(new Http.Login(credentials(given), Place.of(url)));
    }
    return new Http(login, trust, io.pause(), notes);
  }

  private Credentials credentials(String text) {
    try {
      return Credentials.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static SSLContext trusting(Path file) throws FailedException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int count = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry(Integer.toString(count++), certificate);
      }
      if (count == 0) {
        throw new FailedException(file + " holds no certificate: it should be a PEM file.");
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new FailedException(file + " cannot be read: does it exist, and may you read it?", e);
    } catch (GeneralSecurityException e) {
      throw new FailedException(file + " holds no certificate: it should be a PEM file.", e);
    }
  }
}
