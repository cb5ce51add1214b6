package org.mithaq.accord.draft;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mithaq.accord.Source;

/** What values of drafts must be; each check throws a sentence that names the property. */
final class Check {
  private static final int LONGEST = 1 << 20;

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private Check() {}

  /** Something that can be read: not blank, whole characters, no control but tab and newline. */
  static void text(String what, String text) {
    if (text.isBlank()) {
      throw new WrongDraftException(DraftReason.EMPTY, what);
    }
    written(what, text);
  }

  static void text(String what, Optional<String> text) {
    text.ifPresent(value -> text(what, value));
  }

  /** The same, but it may be empty. */
  static void written(String what, String text) {
    if (text.length() > LONGEST) {
      throw new WrongDraftException(DraftReason.TOO_LONG, what, LONGEST);
    }
    text.codePoints()
        .forEach(c -> {
          boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
          boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
          if (control || half) {
            throw new WrongDraftException(DraftReason.CHARACTER, what, "U+%04X".formatted(c));
          }
        });
  }

  static void reference(String what, String type, String id) {
    String prefix = type + "--";
    if (!id.startsWith(prefix) || !UUID.matcher(id.substring(prefix.length())).matches()) {
      throw new WrongDraftException(DraftReason.REFERENCE, what, type, id);
    }
  }

  /** The id of an object of any type. */
  static void reference(String what, String id) {
    int end = id.indexOf("--");
    reference(what, end < 1 ? "object" : id.substring(0, end), id);
  }

  static void language(String tag) {
    if (!LANGUAGE.matcher(tag).matches()) {
      throw new WrongDraftException(DraftReason.LANGUAGE, tag);
    }
  }

  static void slug(String slug) {
    if (!SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException(
          "slug is 1 to 63 small letters, digits and hyphens, like paris-call; not " + slug);
    }
  }

  static void country(String code) {
    if (!COUNTRY.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "country is a code of two capital letters (ISO 3166-1), such as FR; not " + code);
    }
  }

  static void url(String what, String url) {
    try {
      String scheme = String.valueOf(new URI(url).getScheme());
      boolean web = scheme.equals("http") || scheme.equals("https");
      if (web && url.chars().allMatch(c -> c < 0x80)) {
        return;
      }
    } catch (URISyntaxException e) {
      // Said below, in one sentence for all.
    }
    throw new IllegalArgumentException(
        what + " must be an http or https address in ASCII, is " + url);
  }

  static void source(Source source) {
    text("a source's name", source.name());
    text("a source's description", source.description());
    source.url().ifPresent(url -> url("a source's url", url));
    if (source.description().isEmpty() && source.url().isEmpty()) {
      throw new IllegalArgumentException(
          "the source «" + source.name() + "» needs a url or a description");
    }
  }
}
