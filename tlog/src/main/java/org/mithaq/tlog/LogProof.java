package org.mithaq.tlog;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * That an entry is in a log, verifiable offline and for ever (tlog-proof): its index, an inclusion
 * proof, a signed checkpoint, and extra data that the proof does not vouch for. Immutable.
 */
public final class LogProof {

  /** The longest proof that is read, in bytes. */
  public static final int MAX_BYTES = 2 << 20;

  /** The most extra data, in bytes. */
  public static final int MAX_EXTRA_BYTES = 512 << 10;

  private static final String WHAT = "log proof";
  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  private final Optional<byte[]> extra;
  private final InclusionProof inclusion;
  private final SignedCheckpoint checkpoint;

  private LogProof(Optional<byte[]> extra, InclusionProof inclusion, SignedCheckpoint checkpoint) {
    this.extra = extra;
    this.inclusion = inclusion;
    this.checkpoint = checkpoint;
  }

  /** A proof without extra data. */
  public static LogProof of(InclusionProof inclusion, SignedCheckpoint checkpoint) {
    return new LogProof(Optional.empty(), inclusion, checkpoint);
  }

  /**
   * A proof with extra data.
   *
   * @throws IllegalArgumentException if the data exceed {@link #MAX_EXTRA_BYTES}
   */
  public static LogProof of(byte[] extra, InclusionProof inclusion, SignedCheckpoint checkpoint) {
    if (extra.length > MAX_EXTRA_BYTES) {
      throw new IllegalArgumentException(
          "A proof's extra data have at most " + MAX_EXTRA_BYTES + " bytes.");
    }
    return new LogProof(Optional.of(extra.clone()), inclusion, checkpoint);
  }

  /**
   * Reads a proof, strictly.
   *
   * @throws MalformedException naming the line that is not as it should be
   */
  public static LogProof parse(byte[] bytes) throws MalformedException {
    String text = Text.decode(WHAT, bytes, MAX_BYTES);
    int end = text.indexOf("\n\n");
    if (end < 0) {
      throw new MalformedException(WHAT, "no empty line divides its proof from its checkpoint");
    }
    String[] lines = text.substring(0, end).split("\n", InclusionProof.MAX_HASHES + 4);
    if (!lines[0].equals(HEADER)) {
      throw new MalformedException(WHAT, 1, "should be " + HEADER);
    }
    Optional<byte[]> extra = Optional.empty();
    int at = 1;
    if (at < lines.length && lines[at].startsWith(EXTRA)) {
      byte[] data = Text.base64(WHAT, at + 1, lines[at].substring(EXTRA.length()));
      if (data.length > MAX_EXTRA_BYTES) {
        throw new MalformedException(
            WHAT, at + 1, "has more than " + MAX_EXTRA_BYTES + " bytes of extra data");
      }
      extra = Optional.of(data);
      at++;
    }
    if (at == lines.length || !lines[at].startsWith(INDEX)) {
      throw new MalformedException(WHAT, at + 1, "should be «index» and a number");
    }
    long index = Text.decimal(WHAT, at + 1, lines[at].substring(INDEX.length()));
    at++;
    if (lines.length - at > InclusionProof.MAX_HASHES) {
      throw new MalformedException(
          WHAT, "it has more than " + InclusionProof.MAX_HASHES + " hashes");
    }
    List<Hash> path = Text.hashes(WHAT, lines, at);
    Note note = Note.parse(text.substring(end + 2), lines.length + 2);
    return new LogProof(extra, new InclusionProof(index, path), SignedCheckpoint.of(note));
  }

  /** The proof as bytes. */
  public byte[] encode() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    extra.ifPresent(
        data -> text.append(EXTRA).append(Base64.getEncoder().encodeToString(data)).append('\n'));
    text.append(INDEX).append(inclusion.index()).append('\n');
    inclusion.path().forEach(hash -> text.append(hash.toBase64()).append('\n'));
    return Text.encode(checkpoint.note().appendTo(text.append('\n')));
  }

  /** A copy of the extra data, which nothing vouches for. */
  public Optional<byte[]> extra() {
    return extra.map(byte[]::clone);
  }

  /** The index of the entry and the hashes up to the root. */
  public InclusionProof inclusion() {
    return inclusion;
  }

  /** The checkpoint whose tree has the entry. */
  public SignedCheckpoint checkpoint() {
    return checkpoint;
  }

  /**
   * Returns if a log that the policy lists has this leaf at the proof's index, under a checkpoint
   * that is signed and cosigned as {@link Policy#verify} demands.
   *
   * @return the signatures that hold
   * @throws VerificationException naming the first step that fails: {@link BadSignatureException},
   *     {@link PolicyException} or {@link BadProofException}
   */
  public List<VerifiedSignature> verify(Hash leafHash, Policy policy, NoteVerifier.Factory keys)
      throws VerificationException {
    List<VerifiedSignature> signatures = policy.verify(checkpoint, keys);
    Checkpoint trusted = checkpoint.checkpoint();
    inclusion.verify(leafHash, trusted.size(), trusted.root());
    return signatures;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogProof that && Arrays.equals(encode(), that.encode());
  }

  @Override
  public int hashCode() {
    return 31 * inclusion.hashCode() + checkpoint.hashCode();
  }

  @Override
  public String toString() {
    return "proof of leaf " + inclusion.index() + " in the " + checkpoint;
  }
}
