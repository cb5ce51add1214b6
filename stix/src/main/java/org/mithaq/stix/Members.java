package org.mithaq.stix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The properties of one kind of JSON object, and the rules among them. */
final class Members {
  private final String name;
  private final List<Property> properties;
  private final NameTable<Property> byName;
  private final long required;
  private final long idParts;
  private final List<Rule> rules;
  private final Set<String> reserved;
  private final boolean loose;
  private final boolean randomId;

  /**
   * Puts members together.
   *
   * @param loose whether unknown properties need no remark
   * @param randomId whether the type has no properties that could make a deterministic id
   */
  Members(
      String name,
      List<Property> properties,
      List<Rule> rules,
      Set<String> reserved,
      boolean loose,
      boolean randomId) {
    if (properties.size() > 64) {
      throw new IllegalArgumentException(name + " has more than 64 properties");
    }
    Map<String, Property> map = new LinkedHashMap<>();
    long mask = 0;
    long parts = 0;
    boolean requiredPart = false;
    for (Property property : properties) {
      if (map.put(property.name(), property) != null) {
        throw new IllegalArgumentException(name + " has " + property.name() + " twice");
      }
      mask |= property.required() ? property.bit() : 0;
      if (property.roles().contains(Shape.Role.ID_PART)) {
        parts |= property.bit();
        requiredPart |= property.required();
      }
    }
    this.name = name;
    this.properties = List.copyOf(properties);
    this.byName = NameTable.of(map);
    this.required = mask;
    this.idParts = requiredPart ? 0 : parts;
    this.rules = List.copyOf(rules);
    this.reserved = Set.copyOf(reserved);
    this.loose = loose;
    this.randomId = randomId;
  }

  String name() {
    return name;
  }

  List<Property> properties() {
    return properties;
  }

  Optional<Property> property(String propertyName) {
    return byName.get(propertyName);
  }

  long required() {
    return required;
  }

  /** The optional properties that make the deterministic id; 0 where there is no such choice. */
  long idParts() {
    return idParts;
  }

  List<Rule> rules() {
    return rules;
  }

  boolean reserves(String propertyName) {
    return reserved.contains(propertyName);
  }

  boolean loose() {
    return loose;
  }

  boolean randomId() {
    return randomId;
  }
}
