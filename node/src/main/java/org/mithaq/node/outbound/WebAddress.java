package org.mithaq.node.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * An address that the node may be told to ask: {@code https}, ASCII, a host and at most a port, a
 * path and a query.
 */
public record WebAddress(URI uri) {

  /** Of the text, in characters. */
  public static final int LONGEST = 1000;

  private static final Pattern PLAIN = Pattern.compile("[!-~]+");
  private static final Pattern HOST =
      Pattern.compile(
          "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*"
              + "|\\[[0-9a-f:.]+]");

  /** What there is to connect to, whatever the scheme's rules are for it. */
  public WebAddress {
    String host = uri.getHost();
    if (host == null || host.length() > 253 || !HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "a web address names a host in small ASCII letters (others as xn--…), like"
              + " https://alerts.example.org/mithaq");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("a web address has no user and no # here: leave it out");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw new IllegalArgumentException("a port is 1 to 65535");
    }
  }

  /**
   * Reads a text.
   *
   * @param cleartext whether {@code http} is taken; where it may lead is for {@link Outbound}
   * @throws IllegalArgumentException with a sentence
   */
  public static WebAddress parse(String text, boolean cleartext) {
    if (text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a web address is up to " + LONGEST + " characters of ASCII, without spaces");
    }
    try {
      URI uri = new URI(text);
      boolean web =
          "https".equals(uri.getScheme()) || (cleartext && "http".equals(uri.getScheme()));
      if (!web) {
        throw new IllegalArgumentException("a web address begins with https:// here");
      }
      return new WebAddress(uri);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("this is no web address", e);
    }
  }

  boolean secure() {
    return "https".equals(uri.getScheme());
  }

  String host() {
    return uri.getHost();
  }

  int port() {
    return uri.getPort() > 0 ? uri.getPort() : secure() ? 443 : 80;
  }

  /** Path and query, as the request's first line has them. */
  String target() {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** Host and port, as the Host header has them. */
  public String authority() {
    return uri.getPort() > 0 ? host() + ":" + uri.getPort() : host();
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
