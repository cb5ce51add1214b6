package org.mithaq.node.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One entry of the table of routes.
 *
 * @param method GET (which serves HEAD too), POST, PUT or DELETE
 * @param pattern a path; a segment {@code {name}} matches any one, a last segment {@code {name...}}
 *     one or more; a slash at the end matches a slash at the end
 */
public record Route(String method, String pattern, Access access, Endpoint endpoint) {

  private static final Pattern METHOD = Pattern.compile("GET|POST|PUT|DELETE");

  public Route {
    if (!METHOD.matcher(method).matches()) {
      throw new IllegalArgumentException("not a method of a route: " + method);
    }
    if (!pattern.startsWith("/")) {
      throw new IllegalArgumentException("a pattern begins with a slash: " + pattern);
    }
  }

  public static Route get(String pattern, Access access, Endpoint endpoint) {
    return new Route("GET", pattern, access, endpoint);
  }

  public static Route post(String pattern, Access access, Endpoint endpoint) {
    return new Route("POST", pattern, access, endpoint);
  }

  public static Route delete(String pattern, Access access, Endpoint endpoint) {
    return new Route("DELETE", pattern, access, endpoint);
  }

  /** Pattern or path as segments; the last is empty where it ends in a slash. */
  static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** What the named segments of the pattern stand for, if the path matches. */
  static Optional<Map<String, String>> match(List<String> pattern, List<String> path) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      if (i >= path.size()) {
        return Optional.empty();
      }
      if (expected.endsWith("...}")) {
        named.put(
            expected.substring(1, expected.length() - 4),
            String.join("/", path.subList(i, path.size())));
        return Optional.of(named);
      }
      String actual = path.get(i);
      if (expected.startsWith("{")) {
        if (actual.isEmpty()) {
          return Optional.empty();
        }
        named.put(expected.substring(1, expected.length() - 1), actual);
      } else if (!expected.equals(actual)) {
        return Optional.empty();
      }
    }
    return pattern.size() == path.size() ? Optional.of(named) : Optional.empty();
  }
}
