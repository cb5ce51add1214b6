package org.mithaq.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the keys of each type put their signature under, for a note of a given text. */
final class SignedMessage {

  private static final byte[] SUBTREE_LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_NAME = 255;

  private SignedMessage() {}

  /**
   * The message of a note that this key signs at this time.
   *
   * @throws MalformedException if the type is for checkpoints and the text is none, or its origin
   *     has no room in the type's message
   */
  static byte[] of(VerifierKey key, String text, long timestamp) throws MalformedException {
    return switch (key.type()) {
      case ED25519 -> Text.encode(text);
      case ED25519_COSIGNATURE -> {
        Checkpoint.parse(text);
        yield Text.encode("cosignature/v1\ntime " + timestamp + "\n" + text);
      }
      case ML_DSA_44_COSIGNATURE -> subtree(key.name(), Checkpoint.parse(text), timestamp);
    };
  }

  /** The {@code cosigned_message} of tlog-cosignature for a whole tree. */
  private static byte[] subtree(KeyName cosigner, Checkpoint checkpoint, long timestamp)
      throws MalformedException {
    byte[] name = Text.encode(cosigner.value());
    byte[] origin = Text.encode(checkpoint.origin().value());
    if (origin.length > LONGEST_NAME) {
      throw new MalformedException(
          "checkpoint for ML-DSA-44", "its origin has more than " + LONGEST_NAME + " bytes");
    }
    ByteBuffer message =
        ByteBuffer.allocate(
            SUBTREE_LABEL.length + 1 + name.length + 8 + 1 + origin.length + 16 + Hash.BYTES);
    message.put(SUBTREE_LABEL);
    message.put((byte) name.length).put(name);
    message.putLong(timestamp);
    message.put((byte) origin.length).put(origin);
    message.putLong(0).putLong(checkpoint.size().value());
    checkpoint.root().writeTo(message);
    return message.array();
  }
}
