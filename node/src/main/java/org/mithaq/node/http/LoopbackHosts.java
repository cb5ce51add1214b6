package org.mithaq.node.http;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names by which this machine calls itself. A page in a browser can make its own name point here
 * (DNS rebinding); it cannot make the browser send one of these.
 */
final class LoopbackHosts {

  private static final Pattern NAME =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]|::1");

  private LoopbackHosts() {}

  /**
   * @param host without its port
   * @throws Refusal 421 for any other name
   */
  static void check(String host) throws Refusal {
    if (!NAME.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      throw Refusal.of(
          421,
          "foreign-host",
          "This demo answers on this machine's loopback names only, such as localhost or"
              + " 127.0.0.1.",
          "Host");
    }
  }
}
