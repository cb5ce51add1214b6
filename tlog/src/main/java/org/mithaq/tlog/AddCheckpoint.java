package org.mithaq.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * What a log asks a witness to cosign (tlog-witness, «add-checkpoint»): the size that the witness
 * saw last, the proof from there, and the new checkpoint. The answer is signature lines, see {@link
 * #cosignatures}.
 */
public record AddCheckpoint(TreeSize oldSize, ConsistencyProof proof, SignedCheckpoint checkpoint) {

  /** The longest request that is read, in bytes. */
  public static final int MAX_BYTES = Note.MAX_BYTES + 8192;

  private static final String WHAT = "request to a witness";
  private static final String OLD = "old ";

  /**
   * Reads the body of a request. Whether sizes are in order and the proof holds is for the witness
   * to judge, which answers each failure with another status.
   *
   * @throws MalformedException naming the line that is not as it should be
   */
  public static AddCheckpoint parse(byte[] body) throws MalformedException {
    String text = Text.decode(WHAT, body, MAX_BYTES);
    int end = text.indexOf("\n\n");
    if (end < 0) {
      throw new MalformedException(WHAT, "no empty line divides its proof from its checkpoint");
    }
    String[] lines = text.substring(0, end).split("\n", ConsistencyProof.MAX_HASHES + 2);
    if (!lines[0].startsWith(OLD)) {
      throw new MalformedException(WHAT, 1, "should be «old» and a tree size");
    }
    long old = Text.decimal(WHAT, 1, lines[0].substring(OLD.length()));
    if (lines.length - 1 > ConsistencyProof.MAX_HASHES) {
      throw new MalformedException(
          WHAT, "it has more than " + ConsistencyProof.MAX_HASHES + " hashes");
    }
    List<Hash> path = Text.hashes(WHAT, lines, 1);
    Note note = Note.parse(text.substring(end + 2), lines.length + 2);
    return new AddCheckpoint(
        new TreeSize(old), new ConsistencyProof(path), SignedCheckpoint.of(note));
  }

  /** The body of the request. */
  public byte[] encode() {
    StringBuilder text = new StringBuilder(OLD).append(oldSize).append('\n');
    proof.path().forEach(hash -> text.append(hash.toBase64()).append('\n'));
    return Text.encode(checkpoint.note().appendTo(text.append('\n')));
  }

  /**
   * Reads a witness's answer: one signature line or more. They are not verified yet; add them with
   * {@link SignedCheckpoint#with} and verify the whole.
   *
   * @throws MalformedException if it is anything else, or has more than 100 lines
   */
  public static List<NoteSignature> cosignatures(byte[] answer) throws MalformedException {
    String what = "answer of a witness";
    String text = Text.decode(what, answer, Note.MAX_BYTES);
    if (!text.endsWith("\n")) {
      throw new MalformedException(what, "it should end with a newline");
    }
    String[] lines = text.substring(0, text.length() - 1).split("\n", Note.MAX_SIGNATURES + 1);
    if (lines.length > Note.MAX_SIGNATURES) {
      throw new MalformedException(what, "it has more than " + Note.MAX_SIGNATURES + " lines");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines) {
      signatures.add(NoteSignature.parse(what, signatures.size() + 1, line));
    }
    return signatures;
  }
}
