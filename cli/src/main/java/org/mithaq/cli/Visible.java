package org.mithaq.cli;

/** Text from outside on a terminal: no control characters, no bidirectional overrides. */
final class Visible {
  private Visible() {}

  static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .map(c ->
            Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }
}
