package org.mithaq.node.site.threats;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes what people do to observables so that nobody clicks on them: {@code hxxp://}, {@code [.]},
 * {@code (at)} and the like.
 */
public final class Refang {

  /** Most values that are taken from one text; the rest is left out. */
  public static final int MOST = 100;

  private static final Pattern SCHEME =
      Pattern.compile("(?i)\\b(?:h(?:xx|\\*\\*|tx|xt)p(s?)|(fxp|f\\*p)(s?))(?=\\s*\\[?:)");
  private static final Pattern COLON =
      Pattern.compile("(?i)\\[\\s*(:|:/+)\\s*\\]|\\(\\s*(:|:/+)\\s*\\)");
  private static final Pattern DOT =
      Pattern.compile("(?i)\\s?[\\[({]\\s*(?:\\.|dot|punto|point|نقطة)\\s*[\\])}]\\s?|\\\\\\.");
  private static final Pattern HALF_DOT = Pattern.compile("\\[\\.|\\.\\]");
  private static final Pattern AT =
      Pattern.compile("(?i)\\s?[\\[({]\\s*(?:@|at|arobase)\\s*[\\])}]\\s?");
  private static final Pattern SLASH = Pattern.compile("[\\[(]\\s*(/+)\\s*[\\])]");
  private static final Pattern WIDE_DOT = Pattern.compile("[\u3002\uff0e\uff61]");
  private static final Pattern UNSEEN = Pattern.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad]");
  private static final Pattern HOST =
      Pattern.compile("(?i)^[a-z][a-z0-9+.-]*://(?:[^/@?#]*@)?(\\[[0-9a-f:.]+\\]|[^/:?#]+)");
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,;|]+");
  private static final String OPENING = "<\"'«“‘(";
  private static final String CLOSING = ">\"'»”’).,;!?";

  private Refang() {}

  /** One text as it was before; nothing that was not changed for safety changes. */
  public static String text(String defanged) {
    String text = UNSEEN.matcher(defanged).replaceAll("");
    text = WIDE_DOT.matcher(text).replaceAll(".");
    text = SCHEME.matcher(text).replaceAll(Refang::scheme);
    text = COLON.matcher(text).replaceAll(found -> found.group().replaceAll("[\\[\\]()\\s]", ""));
    text = SLASH.matcher(text).replaceAll("$1");
    text = DOT.matcher(text).replaceAll(".");
    text = HALF_DOT.matcher(text).replaceAll(".");
    return AT.matcher(text).replaceAll("@");
  }

  private static String scheme(java.util.regex.MatchResult found) {
    return found.group(2) == null
        ? "http" + (found.group(1).isEmpty() ? "" : "s")
        : "ftp" + (found.group(3).isEmpty() ? "" : "s");
  }

  /**
   * What a pasted text may mean as observables: the whole, each of its pieces, and the host of each
   * piece that is a URL; in this order, at most {@link #MOST}.
   */
  public static Set<String> candidates(String pasted) {
    String whole = text(pasted).strip();
    List<String> pieces = new ArrayList<>(List.of(whole));
    for (String piece : SEPARATOR.split(whole, -1)) {
      pieces.add(bare(piece));
    }
    Set<String> candidates = new LinkedHashSet<>();
    for (String piece : pieces) {
      if (candidates.size() >= MOST) {
        break;
      }
      if (!piece.isBlank()) {
        candidates.add(piece);
        Matcher host = HOST.matcher(piece);
        if (host.find()) {
          candidates.add(host.group(1).replaceAll("[\\[\\]]", ""));
        }
      }
    }
    return candidates;
  }

  /** Without the quotes and the punctuation of a sentence around it. */
  private static String bare(String piece) {
    int start = 0;
    int end = piece.length();
    while (start < end && OPENING.indexOf(piece.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && CLOSING.indexOf(piece.charAt(end - 1)) >= 0) {
      end--;
    }
    return piece.substring(start, end);
  }
}
