package org.mithaq.node.mail;

import java.util.regex.Pattern;

/**
 * An e-mail address as the node writes to it: a plain local part and a host's name, both ASCII
 * (other hosts as {@code xn--…}); nothing quoted, no comment, no list.
 */
public record MailAddress(String text) {

  private static final int LONGEST = 254;
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*"
              + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");
  private static final int LONGEST_LOCAL = 64;

  public MailAddress {
    if (text.length() > LONGEST
        || text.indexOf('@') > LONGEST_LOCAL
        || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an e-mail address is like duty@cert.example.org, in ASCII, its host in small letters");
    }
  }

  /** What stands behind the {@code @}. */
  String host() {
    return text.substring(text.indexOf('@') + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}
