package org.mithaq.node.taxii;

import java.util.Comparator;
import java.util.List;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.taxii.Collections.Shelf;

/**
 * Finds the collection that a request names, and what the caller may do there. A collection that
 * the caller may neither read nor write answers as one that does not exist (TAXII 2.1 §5).
 */
final class Shelves {

  private static final Comparator<Shelf> BY_ID =
      Comparator.comparing(shelf -> shelf.settings().id().toString());

  private final Collections collections;

  Shelves(Collections collections) {
    this.collections = collections;
  }

  /** In order of id. */
  List<Shelf> all(Call call) {
    return collections.of(call.caller()).stream()
        .filter(shelf -> shelf.canRead() || shelf.canWrite())
        .sorted(BY_ID)
        .toList();
  }

  /** By id or alias, from the segment {@code collection}. */
  Shelf find(Call call) throws Refusal {
    String name = call.segment("collection");
    for (Shelf shelf : all(call)) {
      if (shelf.settings().id().toString().equals(name) || shelf.settings().alias().equals(name)) {
        return shelf;
      }
    }
    throw Refusal.notFound("There is no such collection that you may know of.");
  }

  Shelf readable(Call call) throws Refusal {
    Shelf shelf = find(call);
    if (!shelf.canRead()) {
      throw missing(call, "You may write to this collection but not read it.");
    }
    return shelf;
  }

  Shelf writable(Call call) throws Refusal {
    Shelf shelf = find(call);
    if (!shelf.canWrite()) {
      throw missing(call, "You may read this collection but not write to it.");
    }
    return shelf;
  }

  /** 401 to whom credentials could help, 403 to whoever gave them. */
  static Refusal missing(Call call, String message) {
    return call.caller().anonymous() ? needsAccount() : Refusal.of(403, "not-allowed", message, "");
  }

  static Refusal needsAccount() {
    return Refusal.unauthenticated("This needs an account; give its credentials.");
  }
}
