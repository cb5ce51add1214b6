package org.mithaq.accord;

import java.util.Arrays;

/** The least of many numbers, each given once. */
final class Least {

  private final int most;

  /** Half of it is sorted out at a time, so that a number costs a comparison on average. */
  private int[] kept = new int[64];

  private int size;
  private int bound = Integer.MAX_VALUE;

  /**
   * None yet.
   *
   * @param most how many are kept
   */
  Least(int most) {
    this.most = most;
  }

  void add(int number) {
    if (number >= bound) {
      return;
    }
    if (size == kept.length) {
      if (size / 2 >= most) {
        cut();
      } else {
        kept = Arrays.copyOf(kept, 2 * size);
      }
    }
    kept[size++] = number;
  }

  private void cut() {
    Arrays.sort(kept, 0, size);
    if (size > most) {
      size = most;
      bound = kept[size - 1];
    }
  }

  /** In their order. */
  int[] sorted() {
    cut();
    return Arrays.copyOf(kept, size);
  }
}
