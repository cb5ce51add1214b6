package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.stix.Json;

/** Collects the members of one JSON object in order; what is empty is left out. */
final class Values {

  private final Map<String, Json> members = new LinkedHashMap<>();

  Values text(String name, String value) {
    members.put(name, new Json.Text(value));
    return this;
  }

  Values text(String name, Optional<?> value) {
    value.ifPresent(present -> text(name, present.toString()));
    return this;
  }

  Values number(String name, long value) {
    members.put(name, new Json.Whole(value));
    return this;
  }

  Values flag(String name, boolean value) {
    members.put(name, new Json.Truth(value));
    return this;
  }

  /** A flag that is only worth a word where it is set. */
  Values note(String name, boolean value) {
    return value ? flag(name, true) : this;
  }

  Values texts(String name, Collection<String> values) {
    return list(name, values.stream().<Json>map(Json.Text::new).toList());
  }

  Values objects(String name, Collection<Values> values) {
    return list(name, values.stream().<Json>map(Values::json).toList());
  }

  private Values list(String name, List<Json> values) {
    if (!values.isEmpty()) {
      members.put(name, new Json.Elements(new ArrayList<>(values)));
    }
    return this;
  }

  /** An object that stands there even when it is empty. */
  Values always(String name, Values value) {
    members.put(name, value.json());
    return this;
  }

  Values object(String name, Values value) {
    if (!value.members.isEmpty()) {
      members.put(name, value.json());
    }
    return this;
  }

  Values object(String name, Optional<Values> value) {
    value.ifPresent(present -> object(name, present));
    return this;
  }

  Json.Members json() {
    return new Json.Members(members);
  }
}
