package org.mithaq.cli.http;

import java.net.http.HttpHeaders;
import java.util.Locale;

/** What a server answered, whole. */
public record Answer(int status, HttpHeaders headers, Bytes body) {

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** The media type without parameters, lower case; empty when there is none. */
  public String mediaType() {
    String type = headers.firstValue("Content-Type").orElse("");
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }
}
