package org.mithaq.tlog;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to trust (tlog-policy): the logs' keys, the witnesses' keys, groups of witnesses, and the
 * quorum that must have cosigned a checkpoint. No quorum is the file's {@code quorum none}.
 *
 * <p>{@link #verify} is stricter than the standard in one point: of the keys that are listed for a
 * checkpoint's origin, one of every signature type must have signed. A policy that lists an Ed25519
 * and an ML-DSA-44 key so demands both; two of one type, as while keys are rotated, are
 * alternatives.
 */
public record Policy(
    List<Log> logs, List<Witness> witnesses, List<Group> groups, Optional<PolicyName> quorum) {

  /** The longest policy file that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** The most logs, the most witnesses, and the most groups. */
  public static final int MAX_OF_EACH = 1000;

  /** A log's key, whose name is the origin of the log, and its URL if there is one. */
  public record Log(VerifierKey key, Optional<String> url) {}

  /** A witness's name within the policy, its key, and its URL if there is one. */
  public record Witness(PolicyName name, VerifierKey key, Optional<String> url) {}

  /** A group: witnessed if {@code threshold} of its members, which come before it, are. */
  public record Group(PolicyName name, int threshold, List<PolicyName> members) {

    /**
     * Checks the threshold and copies the list.
     *
     * @throws IllegalArgumentException unless 1 ≤ threshold ≤ number of members
     */
    public Group {
      members = List.copyOf(members);
      if (threshold < 1 || threshold > members.size()) {
        throw new IllegalArgumentException(
            "The threshold of the group "
                + name
                + " is between 1 and its number of members, "
                + members.size()
                + ", not "
                + threshold
                + ".");
      }
    }
  }

  /**
   * Checks all rules of the standard and copies the lists.
   *
   * @throws IllegalArgumentException with a sentence that names the rule that is broken
   */
  public Policy {
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
    groups = List.copyOf(groups);
    PolicyRules rules = new PolicyRules();
    logs.forEach(rules::log);
    witnesses.forEach(rules::witness);
    groups.forEach(rules::group);
    quorum.ifPresent(rules::quorum);
  }

  /**
   * Reads a policy file.
   *
   * @throws MalformedException naming the line that breaks a rule
   */
  public static Policy parse(byte[] file) throws MalformedException {
    return PolicyFile.parse(file);
  }

  /** The policy as a file, without comments. */
  public byte[] encode() {
    return PolicyFile.format(this).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Verifies the signatures of a checkpoint and whether they are enough: by the log, in every
   * signature type that is listed for its origin, and by the quorum of witnesses. Signatures of
   * unknown keys are ignored.
   *
   * @return the signatures that hold
   * @throws BadSignatureException if a signature by a listed key does not verify
   * @throws PolicyException if one that is demanded is missing
   */
  public List<VerifiedSignature> verify(SignedCheckpoint checkpoint, NoteVerifier.Factory keys)
      throws BadSignatureException, PolicyException {
    String origin = checkpoint.checkpoint().origin().value();
    List<VerifierKey> logKeys =
        logs.stream().map(Log::key).filter(key -> key.name().value().equals(origin)).toList();
    if (logKeys.isEmpty()) {
      throw new PolicyException("The policy lists no log with the origin " + origin + ".");
    }
    Set<VerifierKey> known = new HashSet<>(logKeys);
    witnesses.forEach(witness -> known.add(witness.key()));
    Map<VerifierKey, NoteVerifier> verifiers = new HashMap<>();
    for (NoteSignature signature : checkpoint.note().signatures()) {
      for (VerifierKey key : known) {
        if (signature.isBy(key) && !verifiers.containsKey(key)) {
          verifiers.put(key, keys.verifier(key));
        }
      }
    }
    List<VerifiedSignature> verified =
        verifiers.isEmpty() ? List.of() : checkpoint.verify(verifiers.values());
    Set<VerifierKey> signers = new HashSet<>();
    verified.forEach(signature -> signers.add(signature.key()));
    requireEveryType(origin, logKeys, signers);
    requireCoveredExtensions(checkpoint.checkpoint(), logKeys, signers);
    requireQuorum(signers);
    return verified;
  }

  private static void requireEveryType(
      String origin, List<VerifierKey> logKeys, Set<VerifierKey> signers) throws PolicyException {
    for (VerifierKey key : logKeys) {
      boolean signed =
          signers.stream().anyMatch(s -> s.type() == key.type() && logKeys.contains(s));
      if (!signed) {
        throw new PolicyException(
            "The policy demands a signature of type 0x%02x (%s) by the log %s; there is none."
                .formatted(key.type().code(), key.type().algorithm(), origin));
      }
    }
  }

  /** ML-DSA-44 leaves extension lines unsigned: anyone could have added them. */
  private static void requireCoveredExtensions(
      Checkpoint checkpoint, List<VerifierKey> logKeys, Set<VerifierKey> signers)
      throws PolicyException {
    boolean covered =
        checkpoint.extensions().isEmpty()
            || logKeys.stream()
                .filter(signers::contains)
                .anyMatch(key -> key.type() != SignatureType.ML_DSA_44_COSIGNATURE);
    if (!covered) {
      throw new PolicyException(
          "The checkpoint has extension lines that no signature by the log covers.");
    }
  }

  private void requireQuorum(Set<VerifierKey> signers) throws PolicyException {
    if (!quorumMet(signers)) {
      long cosigned = witnesses.stream().filter(w -> signers.contains(w.key())).count();
      throw new PolicyException(
          "The quorum %s is not reached: %d of %d witnesses have cosigned."
              .formatted(quorum.orElseThrow(), cosigned, witnesses.size()));
    }
  }

  /** Whether the witnesses among these keys are a quorum. */
  public boolean quorumMet(Set<VerifierKey> signers) {
    Set<PolicyName> witnessed = new HashSet<>();
    for (Witness witness : witnesses) {
      if (signers.contains(witness.key())) {
        witnessed.add(witness.name());
      }
    }
    // Members come before their groups, so one pass settles all.
    for (Group group : groups) {
      if (group.members().stream().filter(witnessed::contains).count() >= group.threshold()) {
        witnessed.add(group.name());
      }
    }
    return quorum.isEmpty() || witnessed.contains(quorum.get());
  }
}
