package org.mithaq.stix;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects the indented lines of one block of the type table. */
final class MembersBuilder {
  private final List<Property> properties = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Set<String> reserved = new HashSet<>();
  private int inherited;
  private boolean loose;
  private boolean randomId;

  MembersBuilder copy() {
    MembersBuilder copy = new MembersBuilder();
    copy.properties.addAll(properties);
    copy.rules.addAll(rules);
    copy.reserved.addAll(reserved);
    copy.inherited = properties.size();
    copy.loose = loose;
    copy.randomId = randomId;
    return copy;
  }

  void line(List<String> words, TypeNotation names) {
    if (words.getFirst().equals("-")) {
      rule(words.subList(1, words.size()));
      return;
    }
    if (words.size() < 2) {
      throw new IllegalArgumentException("a shape is missing");
    }
    String word = words.getFirst();
    boolean required = word.endsWith("!");
    String name = required ? word.substring(0, word.length() - 1) : word;
    EnumSet<Shape.Role> roles = EnumSet.noneOf(Shape.Role.class);
    for (String role : words.subList(2, words.size())) {
      roles.add(Shape.Role.valueOf(role.replace('-', '_').toUpperCase(Locale.ROOT)));
    }
    properties.add(
        new Property(name, properties.size(), required, names.shape(words.get(1)), roles));
  }

  private void rule(List<String> words) {
    String text = String.join(" ", words);
    List<String> rest = words.subList(1, words.size());
    switch (words.getFirst()) {
      case "loose" -> loose = true;
      case "random-id" -> randomId = true;
      case "reserved" -> reserved.addAll(rest);
      case "some" -> {
        List<Property> own = properties.subList(inherited, properties.size());
        List<String> names = own.stream().filter(p -> !p.required()).map(Property::name).toList();
        rules.add(new Rule.Any(mask(names), String.join(", ", names)));
      }
      case "any" -> rules.add(new Rule.Any(mask(rest), String.join(", ", rest)));
      case "one" -> rules.add(new Rule.One(mask(rest), String.join(", ", rest)));
      case "most-one" -> rules.add(new Rule.MostOne(mask(rest), String.join(", ", rest)));
      default -> binary(words, text);
    }
  }

  private void binary(List<String> words, String text) {
    if (words.size() < 3) {
      throw new IllegalArgumentException("«" + text + "» is no rule");
    }
    Property first = find(words.getFirst());
    List<String> after = words.subList(2, words.size());
    switch (words.get(1)) {
      case "needs" -> rules.add(new Rule.Needs(first.bit(), mask(after), text));
      case "<", "<=" ->
          rules.add(
              new Rule.Order(
                  first.slot(), find(words.get(2)).slot(), words.get(1).equals("<="), text));
      case "true", "false" -> {
        boolean value = words.get(1).equals("true");
        long mask = mask(after.subList(1, after.size()));
        rules.add(
            switch (after.getFirst()) {
              case "needs" -> new Rule.WhenNeeds(first.bit(), value, mask, text);
              case "forbids" -> new Rule.WhenForbids(first.bit(), value, mask, text);
              default -> throw new IllegalArgumentException("«" + text + "» is no rule");
            });
      }
      default -> throw new IllegalArgumentException("«" + text + "» is no rule");
    }
  }

  private Property find(String name) {
    for (Property property : properties) {
      if (property.name().equals(name)) {
        return property;
      }
    }
    throw new IllegalArgumentException("no property " + name);
  }

  private long mask(List<String> names) {
    long mask = 0;
    for (String name : names) {
      mask |= find(name).bit();
    }
    return mask;
  }

  Members build(String name) {
    return new Members(name, properties, rules, reserved, loose, randomId);
  }
}
