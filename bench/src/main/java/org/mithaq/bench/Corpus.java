package org.mithaq.bench;

/**
 * Objects without end, the same ones for the same seed, each with an id of its own. Any number of
 * threads may ask at once.
 */
sealed interface Corpus permits AttackCorpus, RegisterCorpus, SyntheticCorpus {

  /** How results name it. */
  String name();

  /** Appends the JSON of an object; it holds no line breaks. */
  void append(long index, Bytes into);

  /** The object's id. */
  String id(long index);

  /** The object's {@code modified}, else {@code created}. */
  String version(long index);
}
