package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** One page of rows. */
record Page<R>(List<R> rows, OptionalLong next) {

  /** A page of rows in the order of a number of theirs, with which it begins. */
  static <R> Page<R> of(List<R> all, ToLongFunction<R> number, long from, int limit) {
    int at = 0;
    int end = all.size();
    while (at < end) {
      int middle = (at + end) >>> 1;
      if (number.applyAsLong(all.get(middle)) < from) {
        at = middle + 1;
      } else {
        end = middle;
      }
    }
    int to = Math.min(all.size(), at + limit);
    return new Page<>(
        all.subList(at, to),
        to < all.size() ? OptionalLong.of(number.applyAsLong(all.get(to))) : OptionalLong.empty());
  }

  /** A page of rows that are in an order of another kind; it begins at a place among them. */
  static <R> Page<R> at(List<R> all, long place, int limit) {
    int from = (int) Math.min(place, all.size());
    int to = Math.min(all.size(), from + limit);
    return new Page<>(
        all.subList(from, to), to < all.size() ? OptionalLong.of(to) : OptionalLong.empty());
  }

  List<Values> items(Function<R, Values> item) {
    List<Values> items = new ArrayList<>(rows.size());
    for (R row : rows) {
      items.add(item.apply(row));
    }
    return items;
  }
}
