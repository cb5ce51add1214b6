package org.mithaq.node.http;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Objects;

/** The self-signed certificate of the name localhost, for tests of other packages. */
public final class TestCertificate {

  private TestCertificate() {}

  /** Certificate and key, under the alias {@code tls}, without a password. */
  public static KeyStore localhost() throws IOException, URISyntaxException {
    return new PemPair(resource("localhost.pem"), resource("localhost-key.pem")).read();
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(TestCertificate.class.getResource(name)).toURI());
  }
}
