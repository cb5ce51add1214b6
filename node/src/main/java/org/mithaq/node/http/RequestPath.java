package org.mithaq.node.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a request's path. There is one way to write every address: what a front end could read in
 * another way than this server (encoded slashes and dots, empty and dot segments, backslashes,
 * parameters after a semicolon) is refused, never normalised.
 */
final class RequestPath {

  private static final Pattern ALLOWED = Pattern.compile("(/[A-Za-z0-9._~!$&'()*+,=:@%-]*)+");
  private static final Pattern HIDDEN = Pattern.compile("%(2[EFef]|5[Cc]|25|3[Bb])");

  private RequestPath() {}

  /**
   * The decoded segments; the last is empty where the path ends in a slash.
   *
   * @throws Refusal 400 for what is not such a path
   */
  static List<String> read(String raw) throws Refusal {
    if (!ALLOWED.matcher(raw).matches() || HIDDEN.matcher(raw).find()) {
      throw bad();
    }
    List<String> segments = new ArrayList<>();
    List<String> encoded = Route.split(raw);
    for (int i = 0; i < encoded.size(); i++) {
      String segment = encoded.get(i);
      boolean last = i == encoded.size() - 1;
      Optional<String> decoded = PercentText.decode(segment, false);
      if (decoded.isEmpty()
          || (segment.isEmpty() && !last)
          || segment.equals(".")
          || segment.equals("..")) {
        throw bad();
      }
      segments.add(decoded.get());
    }
    return segments;
  }

  private static Refusal bad() {
    return Refusal.of(
        400,
        "bad-path",
        "The path has empty or dot segments, encoded slashes or dots, or other characters that"
            + " no address here has; write it plainly.",
        "path");
  }
}
