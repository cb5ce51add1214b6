package org.mithaq.tlog;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What tlog-policy demands of a policy as a whole. */
final class PolicyRules {

  static final PolicyName NONE = PolicyName.of("none");

  private PolicyRules() {}

  static void check(
      List<Policy.Log> logs,
      List<Policy.Witness> witnesses,
      List<Policy.Group> groups,
      Optional<PolicyName> quorum) {
    requireFew("logs", logs);
    requireFew("witnesses", witnesses);
    requireFew("groups", groups);
    requireDistinct("log", logs.stream().map(Policy.Log::key).toList());
    requireDistinct("witness", witnesses.stream().map(Policy.Witness::key).toList());
    logs.forEach(log -> requireUrl(log.url()));
    Set<PolicyName> defined = new HashSet<>();
    for (Policy.Witness witness : witnesses) {
      requireUrl(witness.url());
      require(
          witness.key().type().timestamped(),
          "The key of the witness " + witness.name() + " is not one for cosignatures.");
      define(defined, witness.name());
    }
    Set<PolicyName> members = new HashSet<>();
    for (Policy.Group group : groups) {
      for (PolicyName member : group.members()) {
        require(
            defined.contains(member),
            "The group " + group.name() + " has the member " + member + ", not defined before it.");
        require(members.add(member), "The name " + member + " is a member twice.");
      }
      define(defined, group.name());
    }
    quorum.ifPresent(
        name -> require(defined.contains(name), "The quorum " + name + " is not defined."));
  }

  private static void define(Set<PolicyName> defined, PolicyName name) {
    require(!name.equals(NONE), "The name none has a fixed meaning and cannot be defined.");
    require(defined.add(name), "The name " + name + " is defined twice.");
  }

  private static void requireFew(String what, List<?> things) {
    require(
        things.size() <= Policy.MAX_OF_EACH,
        "A policy has at most " + Policy.MAX_OF_EACH + " " + what + ".");
  }

  private static void requireDistinct(String what, List<VerifierKey> keys) {
    Set<ByteBuffer> seen = new HashSet<>();
    for (VerifierKey key : keys) {
      require(
          seen.add(ByteBuffer.wrap(key.publicKey())),
          "The public key of the " + what + " " + key + " is listed twice.");
    }
  }

  private static void requireUrl(Optional<String> url) {
    require(
        url.isEmpty()
            || (!url.get().isEmpty()
                && url.get().chars().noneMatch(c -> c <= ' ' || c == 0x7f || c > 0xff)),
        "A URL has no spaces, no control characters, and one character for each byte.");
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
