package org.mithaq.stix;

import java.util.Arrays;

/** The place of the value being read, kept cheaply and spelt out only for findings. */
final class Place {
  private String place = "";
  private String[] names = new String[16];
  private int[] indexes = new int[16];
  private int depth;

  /** Begins anew at an object's own place in its body. */
  void begin(String objectPlace) {
    place = objectPlace;
    depth = 0;
  }

  void push(String name) {
    grow();
    names[depth] = name;
    indexes[depth++] = -1;
  }

  void push(int index) {
    grow();
    names[depth] = "";
    indexes[depth++] = index;
  }

  void pop() {
    depth--;
  }

  private void grow() {
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
      indexes = Arrays.copyOf(indexes, depth * 2);
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(place);
    for (int i = 0; i < depth; i++) {
      if (indexes[i] >= 0) {
        text.append('[').append(indexes[i]).append(']');
      } else {
        if (!text.isEmpty()) {
          text.append('.');
        }
        text.append(Quote.name(names[i]));
      }
    }
    return text.toString();
  }
}
