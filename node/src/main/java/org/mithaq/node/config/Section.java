package org.mithaq.node.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the file. Every key is asked for by name, and {@link #finish} refuses those that
 * nobody asked for, so that a misspelt key never passes as a default.
 */
final class Section {

  /** A text and the line where it stands. */
  record Item(String text, int line) {}

  private final String file;
  private final String name;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final TreeSet<String> asked = new TreeSet<>();

  /**
   * @param name what the section is called in messages
   */
  Section(String file, String name, Node node) throws ConfigException {
    this.file = file;
    this.name = name;
    this.line = lineOf(node);
    if (!(node instanceof MappingNode mapping)) {
      throw new ConfigException(
          file, line, name + " holds keys and values, one a line: key: value");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new ConfigException(
            file, lineOf(tuple.getKeyNode()), "a key of " + name + " is a plain word");
      }
      if (values.put(key.getValue(), tuple.getValueNode()) != null) {
        throw new ConfigException(
            file, lineOf(key), "«" + key.getValue() + "» stands twice in " + name + ": keep one");
      }
    }
  }

  static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  /** A value that is needed, made by a constructor that throws {@link IllegalArgumentException}. */
  <T> T value(String key, String example, Function<String, T> make) throws ConfigException {
    Optional<T> value = optional(key, make);
    if (value.isEmpty()) {
      throw new ConfigException(
          file, line, name + " needs «" + key + "»: write " + key + ": " + example);
    }
    return value.get();
  }

  <T> Optional<T> optional(String key, Function<String, T> make) throws ConfigException {
    Optional<Node> node = take(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!(node.get() instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw fail(key, "«" + key + "» is one value, not a list, a section or nothing");
    }
    return Optional.of(guarded(key, () -> make.apply(scalar.getValue())));
  }

  String text(String key, String example) throws ConfigException {
    return value(key, example, Function.identity());
  }

  boolean flag(String key, boolean otherwise) throws ConfigException {
    return optional(
            key,
            word ->
                switch (word) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new IllegalArgumentException(
                          "«" + key + "» is true or false, not " + word);
                })
        .orElse(otherwise);
  }

  Optional<Section> section(String key) throws ConfigException {
    Optional<Node> node = take(key);
    return node.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section(file, "«" + key + "»", node.get()));
  }

  /** A list of mappings; empty where the key is missing. */
  List<Section> sections(String key, String one) throws ConfigException {
    List<Section> sections = new ArrayList<>();
    for (Node node : elements(key)) {
      sections.add(new Section(file, one, node));
    }
    return sections;
  }

  /** A list of texts; empty where the key is missing. */
  List<Item> items(String key) throws ConfigException {
    List<Item> items = new ArrayList<>();
    for (Node node : elements(key)) {
      if (!(node instanceof ScalarNode scalar)) {
        throw new ConfigException(
            file, lineOf(node), "«" + key + "» is a list of words: [one, another]");
      }
      items.add(new Item(scalar.getValue(), lineOf(node)));
    }
    return items;
  }

  /** Refuses keys that nobody asked for. */
  void finish() throws ConfigException {
    for (Map.Entry<String, Node> entry : values.entrySet()) {
      if (!asked.contains(entry.getKey())) {
        throw new ConfigException(
            file,
            lineOf(entry.getValue()),
            name
                + " has no key «"
                + entry.getKey()
                + "»; its keys are "
                + String.join(", ", asked));
      }
    }
  }

  /** Makes the section's record; what its constructor refuses is reported at the section's line. */
  <T> T made(Supplier<T> make) throws ConfigException {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(file, line, String.valueOf(e.getMessage()));
    }
  }

  /** A failure at a key's line. */
  ConfigException fail(String key, String message) {
    Node node = values.get(key);
    return new ConfigException(file, node == null ? line : lineOf(node), message);
  }

  ConfigException fail(Item item, String message) {
    return new ConfigException(file, item.line(), message);
  }

  private <T> T guarded(String key, Supplier<T> make) throws ConfigException {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw fail(key, String.valueOf(e.getMessage()));
    }
  }

  private List<Node> elements(String key) throws ConfigException {
    Optional<Node> node = take(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof SequenceNode sequence)) {
      throw fail(key, "«" + key + "» is a list; write each of its entries behind a hyphen");
    }
    return sequence.getValue();
  }

  /** A key without a value counts as missing. */
  private Optional<Node> take(String key) {
    asked.add(key);
    Node node = values.get(key);
    return node == null || node.getTag().equals(Tag.NULL) ? Optional.empty() : Optional.of(node);
  }
}
