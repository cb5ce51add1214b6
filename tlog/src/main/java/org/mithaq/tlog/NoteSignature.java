package org.mithaq.tlog;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note: a key's name and id, and what that key yielded (signed-note,
 * «Format»), which begins with a time if the key's type has one. Immutable.
 */
public final class NoteSignature {

  static final String START = "\u2014 ";
  private static final int ID_BYTES = 4;

  private final KeyName name;
  private final KeyId id;
  private final byte[] signature;

  /**
   * A signature of at least one byte.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public NoteSignature(KeyName name, KeyId id, byte[] signature) {
    if (signature.length == 0) {
      throw new IllegalArgumentException("A note's signature is not empty.");
    }
    this.name = name;
    this.id = id;
    this.signature = signature.clone();
  }

  /**
   * Reads one signature line, without its newline.
   *
   * @throws MalformedException if it is not of that form
   */
  public static NoteSignature parse(String line) throws MalformedException {
    return parse("signature line", 1, line);
  }

  static NoteSignature parse(String what, int number, String line) throws MalformedException {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(START) || space < START.length()) {
      throw new MalformedException(
          what, number, "should be an em dash, a key name and a signature, with spaces between");
    }
    byte[] bytes = Text.base64(what, number, line.substring(space + 1));
    if (bytes.length <= ID_BYTES) {
      throw new MalformedException(what, number, "has a signature that is too short");
    }
    try {
      return new NoteSignature(
          new KeyName(line.substring(START.length(), space)),
          new KeyId(ByteBuffer.wrap(bytes).getInt()),
          Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(what, number, "has a wrong name: " + Text.clause(e));
    }
  }

  /** The key's name. */
  public KeyName name() {
    return name;
  }

  /** The key's id. */
  public KeyId id() {
    return id;
  }

  /** A copy of the signature, without the id. */
  public byte[] signature() {
    return signature.clone();
  }

  /** Whether this claims to be by that key: the same name and id. */
  public boolean isBy(VerifierKey key) {
    return id.equals(key.id()) && name.equals(key.name());
  }

  /** The line, without its newline. */
  public String line() {
    byte[] bytes =
        ByteBuffer.allocate(ID_BYTES + signature.length).putInt(id.value()).put(signature).array();
    return START + name + " " + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that
        && name.equals(that.name)
        && id.equals(that.id)
        && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + Arrays.hashCode(signature);
  }

  /** The key's name and id, for people. */
  @Override
  public String toString() {
    return "signature by " + name + "+" + id;
  }
}
