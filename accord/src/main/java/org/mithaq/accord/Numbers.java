package org.mithaq.accord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ids as small numbers, in the order in which they are first named. */
final class Numbers {

  static final int NONE = -1;

  private final Map<String, Integer> byId = new HashMap<>();
  private final List<String> ids = new ArrayList<>();

  int of(String id) {
    Integer known = byId.get(id);
    if (known != null) {
      return known;
    }
    ids.add(id);
    byId.put(id, ids.size() - 1);
    return ids.size() - 1;
  }

  /** The number of an id, or {@link #NONE}. */
  int find(String id) {
    return byId.getOrDefault(id, NONE);
  }

  String id(int number) {
    return ids.get(number);
  }

  int size() {
    return ids.size();
  }
}
