package org.mithaq.stix.pattern;

import java.util.Locale;

/** A constant compared with a known hash must have that hash's form, else it can never match. */
final class HashForms {
  private HashForms() {}

  /**
   * Checks one operand.
   *
   * @param lexeme the constant as the pattern writes it
   */
  static void check(int offset, ObjectPath path, Operator operator, String lexeme)
      throws PatternException {
    boolean wholeValue =
        switch (operator) {
          case LIKE, MATCHES, ISSUBSET, ISSUPERSET -> false;
          default -> true;
        };
    if (!wholeValue
        || path.steps().size() < 2
        || !path.steps().contains(new ObjectPath.Key("hashes"))
        || !(path.steps().getLast() instanceof ObjectPath.Key(String algorithm))) {
      return;
    }
    String value = lexeme.replace("'", "");
    if (!fits(algorithm, value)) {
      throw new PatternException(
          offset, "This is no " + algorithm + " hash: its length or its digits are wrong.");
    }
  }

  private static boolean fits(String algorithm, String value) {
    int length = value.length();
    return switch (algorithm.toUpperCase(Locale.ROOT).replace("-", "")) {
      case "MD5" -> length == 32 && isHex(value);
      case "SHA1", "RIPEMD160" -> length == 40 && isHex(value);
      case "SHA224", "SHA3224" -> length == 56 && isHex(value);
      case "SHA256", "SHA3256" -> length == 64 && isHex(value);
      case "SHA384", "SHA3384" -> length == 96 && isHex(value);
      case "SHA512", "SHA3512", "WHIRLPOOL" -> length == 128 && isHex(value);
      case "MD6" ->
          switch (length) {
            case 32, 40, 56, 64, 96, 128 -> isHex(value);
            default -> false;
          };
      case "SSDEEP" -> length >= 1 && length <= 128 && value.chars().allMatch(HashForms::isSsdeep);
      default -> true;
    };
  }

  private static boolean isHex(String value) {
    return LiteralForms.isHex(value, 0, value.length());
  }

  private static boolean isSsdeep(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= ':') // the digits and the colon stand side by side
        || c == '/'
        || c == '+'
        || c == '.';
  }
}
