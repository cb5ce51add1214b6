package org.mithaq.node.http;

import java.io.IOException;
import org.mithaq.node.access.Caller;

/** Receipts for acts (DESIGN §3), for whoever may read the act. */
@FunctionalInterface
public interface Receipts {

  /** What there is to say about a receipt. */
  sealed interface Answer {}

  /** A C2SP tlog-proof. */
  record Receipt(String text) implements Answer {}

  /** No such act, or not for this caller: the two look the same. */
  record NotFound() implements Answer {}

  /** The act is committed but no published checkpoint covers it yet. */
  record NotYet() implements Answer {}

  Answer receipt(long sequence, Caller caller) throws IOException;
}
