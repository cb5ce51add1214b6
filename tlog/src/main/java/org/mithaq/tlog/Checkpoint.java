package org.mithaq.tlog;

import java.util.List;

/**
 * What a log says of itself at one moment (tlog-checkpoint): its origin, the size of its tree, the
 * root at that size, and extension lines, which should be none: ML-DSA-44 does not sign them.
 */
public record Checkpoint(Origin origin, TreeSize size, Hash root, List<String> extensions) {

  private static final String WHAT = "checkpoint";
  private static final int FIXED_LINES = 3;

  /**
   * Checks and copies the extension lines.
   *
   * @throws IllegalArgumentException if one is empty or has control characters
   */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    for (String line : extensions) {
      Text.requireLine("An extension line", line, Note.MAX_BYTES);
    }
  }

  /** A checkpoint without extension lines. */
  public Checkpoint(Origin origin, TreeSize size, Hash root) {
    this(origin, size, root, List.of());
  }

  /**
   * Reads the text of a note.
   *
   * @throws MalformedException if it is no checkpoint
   */
  public static Checkpoint parse(String text) throws MalformedException {
    if (text.length() > Note.MAX_BYTES) {
      throw new MalformedException(WHAT, "it is too long");
    }
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() <= FIXED_LINES || !lines.getLast().isEmpty()) {
      throw new MalformedException(
          WHAT, "it should have an origin, a size and a root, each on a line with its newline");
    }
    TreeSize size = new TreeSize(Text.decimal(WHAT, 2, lines.get(1)));
    Hash root = Text.hash(WHAT, 3, lines.get(2));
    try {
      Origin origin = new Origin(lines.getFirst());
      return new Checkpoint(origin, size, root, lines.subList(FIXED_LINES, lines.size() - 1));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(WHAT, Text.clause(e));
    }
  }

  /** The text of the note, with its last newline. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root.toBase64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
