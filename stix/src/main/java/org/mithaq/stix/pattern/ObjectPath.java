package org.mithaq.stix.pattern;

import java.util.List;

/**
 * Where a value sits in an observable (STIX 2.1, section 9.7), as in {@code
 * network-traffic:src_ref.value}.
 *
 * @param type the type of the observable that the path starts from
 * @param steps at least one; the first is always a {@link Key}
 */
public record ObjectPath(String type, List<Step> steps) {

  /** One step deeper into the object. */
  public sealed interface Step {}

  /** To a property or a dictionary's entry; a reference is followed. */
  public record Key(String name) implements Step {}

  /** To one item of a list, counted from 0. */
  public record Index(int position) implements Step {
    public Index {
      if (position < 0) {
        throw new IllegalArgumentException("Items of a list are counted from 0");
      }
    }
  }

  /** To any item of a list: {@code [*]}. */
  public record AnyItem() implements Step {}

  public ObjectPath {
    steps = List.copyOf(steps);
    if (type.isEmpty() || steps.isEmpty() || !(steps.getFirst() instanceof Key)) {
      throw new IllegalArgumentException("An object path is a type and at least one property");
    }
  }

  /** The path as a pattern writes it; keys that are no plain names stand in apostrophes. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(type);
    char before = ':';
    for (Step step : steps) {
      switch (step) {
        case Key(String name) -> text.append(before).append(quotedIfNeeded(name));
        case Index(int position) -> text.append('[').append(position).append(']');
        case AnyItem() -> text.append("[*]");
      }
      before = '.';
    }
    return text.toString();
  }

  private static String quotedIfNeeded(String name) {
    return Lexer.isPlainName(name)
        ? name
        : "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
