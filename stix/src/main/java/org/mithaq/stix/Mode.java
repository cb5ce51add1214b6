package org.mithaq.stix;

/** How intake treats what STIX 2.1 forbids. */
public enum Mode {
  /** Refuses every {@link Finding.Level#VIOLATION}. */
  STRICT,
  /** Admits violations and keeps the findings beside the object. */
  LENIENT
}
