package org.mithaq.stix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the findings of one object, the gravest first and no more than a limit. */
final class Findings {
  private static final Comparator<Finding> GRAVEST_FIRST =
      Comparator.comparing(Finding::level).reversed();

  private final int limit;
  private final Place path;
  private final List<Finding> list = new ArrayList<>();
  private int lost;

  Findings(int limit, Place path) {
    this.limit = limit;
    this.path = path;
  }

  void begin() {
    list.clear();
    lost = 0;
  }

  void fatal(String code, String message) {
    add(Finding.Level.FATAL, code, message);
  }

  void violation(String code, String message) {
    add(Finding.Level.VIOLATION, code, message);
  }

  void warning(String code, String message) {
    add(Finding.Level.WARNING, code, message);
  }

  /** Whether a warning would be kept; one that is not is counted, and need not be put in words. */
  boolean takesWarning() {
    if (list.size() < limit) {
      return true;
    }
    lost++;
    return false;
  }

  /** Adds a finding at the current place. */
  void add(Finding.Level level, String code, String message) {
    if (list.size() < limit) {
      list.add(new Finding(level, code, path.toString(), message));
      return;
    }
    lost++;
    int least = list.size() - 1;
    for (int i = least; i >= 0; i--) {
      if (list.get(i).level().compareTo(list.get(least).level()) < 0) {
        least = i;
      }
    }
    if (list.get(least).level().compareTo(level) < 0) {
      list.set(least, new Finding(level, code, path.toString(), message));
    }
  }

  /** Adds a finding at a property of the object itself. */
  void at(String property, Finding.Level level, String code, String message) {
    path.push(property);
    add(level, code, message);
    path.pop();
  }

  /** Turns violations of a code into warnings. */
  void soften(String code) {
    list.replaceAll(f ->
        f.level() == Finding.Level.VIOLATION && f.code().equals(code)
            ? new Finding(Finding.Level.WARNING, code, f.path(), f.message())
            : f);
  }

  boolean fatal() {
    return list.stream().anyMatch(f -> f.level() == Finding.Level.FATAL);
  }

  List<Finding> result() {
    if (list.isEmpty()) {
      return List.of();
    }
    list.sort(GRAVEST_FIRST);
    if (lost > 0) {
      Finding last = list.getLast();
      list.set(
          list.size() - 1,
          new Finding(
              last.level(),
              last.code(),
              last.path(),
              last.message() + " (" + lost + " more findings are not kept.)"));
    }
    return List.copyOf(list);
  }
}
