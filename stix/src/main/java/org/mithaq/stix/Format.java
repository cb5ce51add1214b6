package org.mithaq.stix;

import java.util.Locale;

/** Formats of strings, checked in place; each knows what it wants and how grave a miss is. */
enum Format {
  /** Section 2.1: RFC 4648 base64 with padding. */
  BINARY("base64 text", true),
  /** Section 2.8. */
  HEX("an even number of hexadecimal digits", true),
  IPV4("an IPv4 address or range in CIDR notation", true),
  IPV6("an IPv6 address or range in CIDR notation", true),
  MAC("a MAC-48 address in lower case with colons", true),
  DOMAIN("a domain name (RFC 1034, RFC 5890)", true),
  EMAIL("an e-mail address without display name (RFC 5322)", true),
  /**
   * Exports of MISP hold addresses with letters beyond ASCII: worth knowing, not worth refusing.
   */
  URL("a URL (RFC 3986)", false),
  /** References beside the intelligence itself: a broken one is only worth knowing. */
  URI("a URL (RFC 3986)", false),
  LANGUAGE("a language tag (RFC 5646)", true),
  MEDIA_TYPE("a media type such as text/plain", false),
  CHARSET("the name of a character set", true),
  DATE("a day of the calendar as YYYY-MM-DD (RFC 3339, full-date)", true),
  CPE("a CPE 2.3 name", true),
  /** Exports of MISP hold short hives, such as HKLM. */
  REGISTRY_KEY("a key whose hive is written out, such as HKEY_LOCAL_MACHINE", false),
  RELATIONSHIP_TYPE("lower-case ASCII letters, digits and hyphens", true),
  SELECTOR("property names and list indexes joined by dots", true),
  EXTENSION_PROPERTY("3 to 250 lower-case ASCII letters, digits and underscores", true);

  private final String wanted;
  private final boolean must;

  Format(String wanted, boolean must) {
    this.wanted = wanted;
    this.must = must;
  }

  static Format named(String word) {
    return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  String wanted() {
    return wanted;
  }

  Finding.Level level() {
    return must ? Finding.Level.VIOLATION : Finding.Level.WARNING;
  }

  /** Whether the characters are of this format. */
  boolean accepts(char[] text, int offset, int length) {
    int end = offset + length;
    return switch (this) {
      case BINARY -> TextFormats.base64(text, offset, length);
      case HEX -> length > 0 && length % 2 == 0 && TextFormats.hex(text, offset, end);
      case IPV4 -> NetworkFormats.ipv4Range(text, offset, end);
      case IPV6 -> NetworkFormats.ipv6Range(text, offset, end);
      case MAC -> NetworkFormats.mac(text, offset, length);
      case DOMAIN -> NetworkFormats.domain(text, offset, end);
      case EMAIL -> NetworkFormats.email(text, offset, end);
      case URL, URI -> TextFormats.url(text, offset, end);
      case LANGUAGE -> TextFormats.language(text, offset, end);
      case MEDIA_TYPE -> TextFormats.mediaType(text, offset, end);
      case CHARSET ->
          length >= 2 && length <= 250 && TextFormats.all(text, offset, end, "/.+_:-()");
      case DATE -> TimestampText.isDate(text, offset, length);
      case CPE -> TextFormats.cpe(text, offset, end);
      case REGISTRY_KEY -> TextFormats.registryKey(text, offset, length);
      case RELATIONSHIP_TYPE -> length > 0 && TextFormats.lower(text, offset, end, '-');
      case SELECTOR -> TextFormats.selector(text, offset, end);
      case EXTENSION_PROPERTY ->
          length >= 3 && length <= 250 && TextFormats.lower(text, offset, end, '_');
    };
  }
}
