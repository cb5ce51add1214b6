package org.mithaq.tlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A checkpoint with its signatures: by the log, and by witnesses that cosigned it. */
public final class SignedCheckpoint {

  private final Note note;
  private final Checkpoint checkpoint;

  private SignedCheckpoint(Note note, Checkpoint checkpoint) {
    this.note = note;
    this.checkpoint = checkpoint;
  }

  /**
   * Reads a signed note whose text is a checkpoint.
   *
   * @throws MalformedException if it is not
   */
  public static SignedCheckpoint parse(byte[] bytes) throws MalformedException {
    return of(Note.parse(bytes));
  }

  /**
   * A note whose text is a checkpoint.
   *
   * @throws MalformedException if it is not
   */
  public static SignedCheckpoint of(Note note) throws MalformedException {
    return new SignedCheckpoint(note, Checkpoint.parse(note.text()));
  }

  /**
   * Signs a checkpoint with all of a log's keys.
   *
   * @param timestamp seconds since 1970, for the signatures that have a time
   * @throws IllegalArgumentException if there are no signers, the time is negative, or the origin
   *     is too long for an ML-DSA-44 cosignature
   */
  public static SignedCheckpoint sign(
      Checkpoint checkpoint, long timestamp, List<NoteSigner> signers) {
    List<NoteSignature> signatures =
        signers.stream().map(signer -> cosign(checkpoint, timestamp, signer)).toList();
    return new SignedCheckpoint(new Note(checkpoint.text(), signatures), checkpoint);
  }

  /**
   * One more signature over a checkpoint, as a witness gives it.
   *
   * @param timestamp seconds since 1970, if the signer's type has a time; 0 makes no statement that
   *     this is the newest tree, and a witness must not say that
   */
  public static NoteSignature cosign(Checkpoint checkpoint, long timestamp, NoteSigner signer) {
    if (timestamp < 0) {
      throw new IllegalArgumentException("A cosignature's time is not negative.");
    }
    return Note.signature(signer, checkpoint.text(), timestamp);
  }

  /** The same with more signatures at the end; those that are there already are not repeated. */
  public SignedCheckpoint with(Collection<NoteSignature> more) {
    List<NoteSignature> all = new ArrayList<>(note.signatures());
    more.stream().filter(signature -> !all.contains(signature)).forEach(all::add);
    return new SignedCheckpoint(new Note(note.text(), all), checkpoint);
  }

  /** The checkpoint, which says nothing until the signatures have been verified. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** The note. */
  public Note note() {
    return note;
  }

  /** The note as bytes. */
  public byte[] encode() {
    return note.encode();
  }

  /** As {@link Note#verify}. */
  public List<VerifiedSignature> verify(Collection<? extends NoteVerifier> verifiers)
      throws BadSignatureException {
    return note.verify(verifiers);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedCheckpoint that && note.equals(that.note);
  }

  @Override
  public int hashCode() {
    return note.hashCode();
  }

  @Override
  public String toString() {
    return "checkpoint of " + checkpoint.origin() + " at size " + checkpoint.size();
  }
}
