package org.mithaq.bench;

/** Lines for whoever waits, on standard error. */
final class Progress {

  private Progress() {}

  static void note(String line) {
    System.err.println(line);
  }
}
