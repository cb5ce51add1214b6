package org.mithaq.cli.log;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.Headers;
import org.mithaq.node.vault.Receipt;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.tlog.BadProofException;
import org.mithaq.tlog.Checkpoint;
import org.mithaq.tlog.Hash;
import org.mithaq.tlog.JdkKeys;
import org.mithaq.tlog.LogProof;
import org.mithaq.tlog.Merkle;
import org.mithaq.tlog.VerificationException;
import org.mithaq.tlog.VerifiedSignature;

/**
 * Verifies a receipt offline, step by step: its form, the signatures under its checkpoint, and that
 * the object's bytes give the leaf that lies in the signed tree. Proofs of other logs are verified
 * with the entry's bytes as the object.
 */
public final class ReceiptCheck {
  private final List<Step> steps = new ArrayList<>();

  private ReceiptCheck() {}

  /** How far verification came. */
  public enum Outcome {
    /** Every step holds. */
    VERIFIED,
    /** The signatures hold; whether the object is in the log was not asked, for want of it. */
    WITHOUT_OBJECT,
    FAILED
  }

  /**
   * One thing that was checked.
   *
   * @param name one word
   * @param says what holds; where it does not, what is wrong
   */
  public record Step(String name, boolean holds, String says) {}

  /** All steps in order; the last one failed when the outcome says so. */
  public record Result(Outcome outcome, List<Step> steps) {}

  /**
   * Verifies.
   *
   * @param object empty when there is none at hand
   */
  public static Result run(byte[] receipt, Optional<byte[]> object, Trust trust) {
    ReceiptCheck check = new ReceiptCheck();
    Outcome outcome;
    try {
      outcome = check.verify(receipt, object, trust);
    } catch (StepFailed e) {
      check.steps.add(e.step);
      outcome = Outcome.FAILED;
    }
    return new Result(outcome, List.copyOf(check.steps));
  }

  private Outcome verify(byte[] receipt, Optional<byte[]> object, Trust trust) throws StepFailed {
    LogProof proof;
    try {
      proof = LogProof.parse(receipt);
    } catch (VerificationException e) {
      throw new StepFailed("receipt", e.getMessage());
    }
    Checkpoint checkpoint = proof.checkpoint().checkpoint();
    long index = proof.inclusion().index();
    holds("receipt", "leaf %d of %s".formatted(index, checkpoint.origin()));
    signatures(proof, trust);

    Optional<Receipt.Extra> extra = extra(proof);
    Optional<ShownHeader> shown = extra.isPresent() ? shown(extra.get()) : Optional.empty();
    Optional<byte[]> bytes = object;
    if (bytes.isEmpty() && shown.filter(act -> act.kind() != ActKind.SHARE).isPresent()) {
      // Only what shares an object has one; other acts stand by their header alone.
      bytes = Optional.of(new byte[0]);
    }
    if (bytes.isEmpty()) {
      shown.ifPresent(act -> holds("claims", act(act, extra.get())));
      return Outcome.WITHOUT_OBJECT;
    }
    object(proof, extra, bytes.get());
    if (shown.isPresent()) {
      holds("act", act(shown.get(), extra.get()));
    }
    return Outcome.VERIFIED;
  }

  private void signatures(LogProof proof, Trust trust) throws StepFailed {
    try {
      for (VerifiedSignature signature :
          trust.policy().verify(proof.checkpoint(), JdkKeys::verifier)) {
        String time =
            signature.timestamp().orElse(0) == 0
                ? ""
                : ", " + Instant.ofEpochSecond(signature.timestamp().getAsLong());
        holds(
            "signature",
            "%s by %s%s".formatted(signature.key().type().algorithm(), signature.key(), time));
      }
    } catch (VerificationException e) {
      throw new StepFailed("signature", e.getMessage());
    }
  }

  private static Optional<Receipt.Extra> extra(LogProof proof) throws StepFailed {
    Optional<byte[]> bytes = proof.extra();
    try {
      return bytes.map(Receipt.Extra::decode);
    } catch (IllegalArgumentException e) {
      throw new StepFailed("receipt", "It is damaged: " + e.getMessage() + ".");
    }
  }

  private static Optional<ShownHeader> shown(Receipt.Extra extra) throws StepFailed {
    try {
      return Optional.of(Headers.readShown(extra.shown()));
    } catch (IOException e) {
      throw new StepFailed(
          "receipt", "What it says of the act is damaged: " + e.getMessage() + ".");
    }
  }

  private void object(LogProof proof, Optional<Receipt.Extra> extra, byte[] object)
      throws StepFailed {
    byte[] exact = object;
    Optional<String> wrong = wrong(proof, extra, exact);
    if (wrong.isPresent() && endsInLineBreak(object)) {
      // A line cut out of a file of JSON lines has a line break that the object has not.
      byte[] line = Arrays.copyOf(object, object.length - lineBreak(object));
      if (wrong(proof, extra, line).isEmpty()) {
        exact = line;
        wrong = Optional.empty();
      }
    }
    String digest = digest(exact);
    if (wrong.isPresent()) {
      throw new StepFailed(
          "object",
          ("These %d bytes (SHA-256 %s) are not what the log holds at %d: the object or its receipt"
                  + " was changed, be it by one byte. %s")
              .formatted(exact.length, digest, proof.inclusion().index(), wrong.get()));
    }
    String note = exact.length == object.length ? "" : ", without the line break at the end";
    holds("object", "%d bytes, SHA-256 %s%s".formatted(exact.length, digest, note));
    Checkpoint checkpoint = proof.checkpoint().checkpoint();
    holds(
        "inclusion",
        "leaf %d is in the signed tree of %s leaves"
            .formatted(proof.inclusion().index(), checkpoint.size()));
  }

  /** What is wrong with the proof for these bytes; empty when it holds. */
  private static Optional<String> wrong(
      LogProof proof, Optional<Receipt.Extra> extra, byte[] object) {
    byte[] leaf = extra.isPresent() ? extra.get().leaf(object) : object;
    Hash hash = new Merkle().leafHash(leaf);
    Checkpoint tree = proof.checkpoint().checkpoint();
    try {
      proof.inclusion().verify(hash, tree.size(), tree.root());
      return Optional.empty();
    } catch (BadProofException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static boolean endsInLineBreak(byte[] bytes) {
    return bytes.length > 0 && bytes[bytes.length - 1] == '\n';
  }

  private static int lineBreak(byte[] bytes) {
    return bytes.length > 1 && bytes[bytes.length - 2] == '\r' ? 2 : 1;
  }

  private static String digest(byte[] bytes) {
    try {
      return Hash.of(java.security.MessageDigest.getInstance("SHA-256").digest(bytes)).toString();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String act(ShownHeader act, Receipt.Extra extra) {
    return "%s of %s%s by %s%s at %s%s"
        .formatted(
            act.kind().word(),
            act.id(),
            act.version().map(version -> " " + version).orElse(""),
            act.party(),
            act.collection().map(collection -> " in collection " + collection).orElse(""),
            Instant.EPOCH.plus(extra.micros(), ChronoUnit.MICROS),
            act.exercise() ? " (an exercise)" : "");
  }

  private void holds(String name, String says) {
    steps.add(new Step(name, true, says));
  }

  private static final class StepFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Step step;

    StepFailed(String name, @org.jspecify.annotations.Nullable String why) {
      super(why);
      this.step = new Step(name, false, String.valueOf(why));
    }
  }
}
