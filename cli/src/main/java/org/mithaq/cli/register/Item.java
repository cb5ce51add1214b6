package org.mithaq.cli.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A mapping of a file of the sample, whose scalars are all texts. Whoever has read it calls {@link
 * #finish}, which finds what nobody asked for: a misspelt name is an error, not a silence.
 */
final class Item {
  private final String place;
  private final Map<String, Object> members = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();

  /**
   * @param place where it stands, for errors
   * @param value what a YAML reader made of it
   */
  Item(String place, Object value) {
    this.place = place;
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(place + " must be a mapping");
    }
    map.forEach((name, member) -> members.put(String.valueOf(name), member));
  }

  String place() {
    return place;
  }

  IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(place + ": " + why);
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> wrong(name + " is missing"));
  }

  Optional<String> optional(String name) {
    asked.add(name);
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text)) {
      throw wrong(name + " must be a text");
    }
    return Optional.of(text);
  }

  /** Texts by language: {@code en} is there, {@code fr} and {@code ar} may be. */
  SortedMap<String, String> translated(String name) {
    Item texts = item(name).orElseThrow(() -> wrong(name + " is missing"));
    SortedMap<String, String> byLanguage = new TreeMap<>();
    byLanguage.put("en", texts.text("en"));
    for (String language : List.of("fr", "ar")) {
      texts.optional(language).ifPresent(text -> byLanguage.put(language, text));
    }
    texts.finish();
    return byLanguage;
  }

  Optional<Item> item(String name) {
    asked.add(name);
    Object value = members.get(name);
    return value == null ? Optional.empty() : Optional.of(new Item(place + "." + name, value));
  }

  /** The mappings of a list; none where there is none. */
  List<Item> items(String name) {
    List<Item> items = new ArrayList<>();
    for (Object value : list(name)) {
      items.add(new Item(place + "." + name + "[" + items.size() + "]", value));
    }
    return items;
  }

  /** The texts of a list; none where there is none. */
  List<String> texts(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  private List<?> list(String name) {
    asked.add(name);
    Object value = members.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw wrong(name + " must be a list");
    }
    return list;
  }

  /** The mappings of a mapping, by name. */
  Map<String, Item> each() {
    Map<String, Item> items = new LinkedHashMap<>();
    members.forEach((name, value) -> items.put(name, new Item(place + "." + name, value)));
    asked.addAll(members.keySet());
    return items;
  }

  /**
   * @throws IllegalArgumentException if there is anything that nobody asked for
   */
  void finish() {
    Set<String> left = new HashSet<>(members.keySet());
    left.removeAll(asked);
    if (!left.isEmpty()) {
      throw wrong("nothing reads " + String.join(", ", left));
    }
  }
}
