package org.mithaq.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mithaq.cli.taxii.Push.Refused;

/** Refusals counted by their reason, with a few examples of each; bounded, whatever comes. */
final class Reasons {
  private static final int MOST_REASONS = 500;
  private static final int EXAMPLES = 3;
  private static final String OTHERS = "other reasons";

  /** What differs between two objects that are refused for the same reason. */
  private static final Pattern PARTICULAR =
      Pattern.compile(
          "[a-z0-9-]+--[0-9a-f]{8}-[0-9a-f-]{27}"
              + "|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"
              + "|(?<![\\w.-])\\d+(?![\\w-])");

  private final Map<String, Group> groups = new LinkedHashMap<>();

  /**
   * Objects refused for one reason.
   *
   * @param reason with «…» for what differs from object to object
   * @param examples the first of them
   */
  record Group(String reason, long count, List<String> examples) {}

  void add(String file, Refused object) {
    String reason = PARTICULAR.matcher(object.reason()).replaceAll("…");
    String key = groups.containsKey(reason) || groups.size() < MOST_REASONS ? reason : OTHERS;
    Group group = groups.getOrDefault(key, new Group(key, 0, List.of()));
    List<String> examples = group.examples;
    if (examples.size() < EXAMPLES) {
      examples = new ArrayList<>(examples);
      examples.add(example(file, object));
    }
    groups.put(key, new Group(key, group.count + 1, examples));
  }

  /** The most frequent first. */
  List<Group> byCount() {
    return groups.values().stream()
        .sorted(Comparator.comparingLong(Group::count).reversed())
        .toList();
  }

  private static String example(String file, Refused object) {
    String name = object.id().isEmpty() ? "an object without id" : object.id();
    String version = object.version().isEmpty() ? "" : " " + object.version();
    String where =
        object.number() == 0 ? "" : " (object %d of %s)".formatted(object.number(), file);
    String detail = PARTICULAR.matcher(object.reason()).find() ? ": " + object.reason() : "";
    return name + version + where + detail;
  }
}
