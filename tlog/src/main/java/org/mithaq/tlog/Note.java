package org.mithaq.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * A signed note (signed-note): a text that ends in a newline, and one signature or more. The text
 * says nothing until {@link #verify} has returned.
 */
public record Note(String text, List<NoteSignature> signatures) {

  /** The longest note that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** The most signatures that are read. */
  public static final int MAX_SIGNATURES = 100;

  private static final String WHAT = "signed note";
  private static final int TIME_BYTES = 8;

  /**
   * Checks the text and copies the list.
   *
   * @throws IllegalArgumentException if the text does not end in a newline, has other control
   *     characters, or the number of signatures is not 1 to 100
   */
  public Note {
    signatures = List.copyOf(signatures);
    requireText(text);
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new IllegalArgumentException(
          "A note has 1 to " + MAX_SIGNATURES + " signatures, not " + signatures.size() + ".");
    }
  }

  /**
   * Reads a note, strictly.
   *
   * @throws MalformedException if it is anything else, or exceeds the limits
   */
  public static Note parse(byte[] bytes) throws MalformedException {
    return parse(Text.decode(WHAT, bytes, MAX_BYTES), 1);
  }

  /** Reads a note that begins at a line of a larger text. */
  static Note parse(String note, int firstLine) throws MalformedException {
    int end = note.lastIndexOf("\n\n");
    if (end < 0) {
      throw new MalformedException(WHAT, "no empty line divides its text from its signatures");
    }
    if (!note.endsWith("\n") || end + 2 == note.length()) {
      throw new MalformedException(WHAT, "it should end with a signature line and its newline");
    }
    String text = note.substring(0, end + 1);
    String[] lines = note.substring(end + 2, note.length() - 1).split("\n", MAX_SIGNATURES + 1);
    if (lines.length > MAX_SIGNATURES) {
      throw new MalformedException(WHAT, "it has more than " + MAX_SIGNATURES + " signatures");
    }
    int number = firstLine + 1 + (int) text.chars().filter(c -> c == '\n').count();
    List<NoteSignature> signatures = new ArrayList<>(lines.length);
    for (String line : lines) {
      signatures.add(NoteSignature.parse(WHAT, number, line));
      number++;
    }
    return new Note(text, signatures);
  }

  /**
   * Signs a text with keys whose type has no time.
   *
   * @throws IllegalArgumentException if the text is not one, or a signer's type is for checkpoints:
   *     those are signed by {@link SignedCheckpoint#sign}
   */
  public static Note sign(String text, List<NoteSigner> signers) {
    requireText(text);
    if (signers.stream().anyMatch(signer -> signer.key().type().timestamped())) {
      throw new IllegalArgumentException("Keys of cosignatures sign checkpoints only.");
    }
    return new Note(text, signers.stream().map(signer -> signature(signer, text, 0)).toList());
  }

  /** One signature over a text that is known to be fit for the signer's type. */
  static NoteSignature signature(NoteSigner signer, String text, long timestamp) {
    VerifierKey key = signer.key();
    byte[] raw;
    try {
      raw = signer.sign(SignedMessage.of(key, text, timestamp));
    } catch (MalformedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    if (raw.length != key.type().rawSignatureBytes()) {
      throw new IllegalStateException(
          "The signer of " + key + " gave " + raw.length + " bytes instead of a signature.");
    }
    byte[] signature = raw;
    if (key.type().timestamped()) {
      signature = ByteBuffer.allocate(TIME_BYTES + raw.length).putLong(timestamp).put(raw).array();
    }
    return new NoteSignature(key.name(), key.id(), signature);
  }

  /** The note as bytes. */
  public byte[] encode() {
    return Text.encode(appendTo(new StringBuilder()));
  }

  /** The note at the end of a larger text. */
  String appendTo(StringBuilder whole) {
    whole.append(text).append('\n');
    signatures.forEach(signature -> whole.append(signature.line()).append('\n'));
    return whole.toString();
  }

  /**
   * Verifies every signature that claims to be by one of these keys; others are ignored. Returns
   * those that hold, at least one, in the order of the note.
   *
   * @throws BadSignatureException if a signature by a known key does not verify, even if others do,
   *     or no known key has signed
   */
  public List<VerifiedSignature> verify(Collection<? extends NoteVerifier> verifiers)
      throws BadSignatureException {
    List<VerifiedSignature> verified = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      for (NoteVerifier verifier : verifiers) {
        if (signature.isBy(verifier.key())) {
          verified.add(verify(signature, verifier));
        }
      }
    }
    if (verified.isEmpty()) {
      throw new BadSignatureException("No known key has signed this note.");
    }
    return List.copyOf(verified);
  }

  private VerifiedSignature verify(NoteSignature signature, NoteVerifier verifier)
      throws BadSignatureException {
    VerifierKey key = verifier.key();
    SignatureType type = key.type();
    byte[] bytes = signature.signature();
    int timeBytes = type.timestamped() ? TIME_BYTES : 0;
    if (bytes.length != timeBytes + type.rawSignatureBytes()) {
      throw new BadSignatureException(
          "The signature of %s has %d bytes instead of %d."
              .formatted(key, bytes.length, timeBytes + type.rawSignatureBytes()));
    }
    OptionalLong timestamp =
        type.timestamped()
            ? OptionalLong.of(ByteBuffer.wrap(bytes).getLong())
            : OptionalLong.empty();
    if (timestamp.orElse(0) < 0) {
      throw new BadSignatureException("The time in the signature of " + key + " is out of range.");
    }
    byte[] message;
    try {
      message = SignedMessage.of(key, text, timestamp.orElse(0));
    } catch (MalformedException e) {
      throw new BadSignatureException(
          "The key " + key + " signs checkpoints only. " + e.getMessage());
    }
    if (!verifier.verify(message, Arrays.copyOfRange(bytes, timeBytes, bytes.length))) {
      throw new BadSignatureException("The signature of " + key + " does not verify.");
    }
    return new VerifiedSignature(key, timestamp);
  }

  private static void requireText(String text) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("A note's text ends in a newline.");
    }
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new IllegalArgumentException("A note's text has no control characters but newlines.");
    }
    Text.requireUnicode("A note's text", text);
  }
}
