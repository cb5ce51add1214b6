package org.mithaq.cli.http;

import java.net.URI;
import java.util.Locale;

/**
 * Where a URL leads: scheme, host and port (RFC 6454 §4). Credentials given for one place are never
 * sent to another.
 *
 * @param host lower case
 * @param port the scheme's own when the URL names none
 */
public record Place(String scheme, String host, int port) {

  /**
   * Where a URL leads.
   *
   * @throws FailedException when the URL is not one of HTTP
   */
  public static Place of(URI url) throws FailedException {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean http = scheme.equals("http");
    if (url.getHost() == null || !(http || scheme.equals("https"))) {
      throw new FailedException(
          "«" + url + "» is not a URL of a server: give one that begins with https:// or http://.");
    }
    if (url.getRawUserInfo() != null) {
      throw new FailedException("A URL takes no user or secret: give them with --user.");
    }
    int port = url.getPort() != -1 ? url.getPort() : http ? 80 : 443;
    return new Place(scheme, url.getHost().toLowerCase(Locale.ROOT), port);
  }

  boolean loopback() {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
