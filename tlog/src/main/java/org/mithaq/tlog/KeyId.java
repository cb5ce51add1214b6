package org.mithaq.tlog;

/**
 * The four bytes by which a note's signature line names a key, as one big-endian number
 * (signed-note, «Signatures»). It tells keys apart but is no commitment to one.
 */
public record KeyId(int value) {

  /** Eight lowercase hex digits, as in a verifier key. */
  @Override
  public String toString() {
    return "%08x".formatted(value);
  }
}
