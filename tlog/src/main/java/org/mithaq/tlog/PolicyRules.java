package org.mithaq.tlog;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What tlog-policy demands of a policy, judged piece by piece in the order of a file, so that no
 * group and no quorum can refer to what only follows.
 */
final class PolicyRules {

  static final PolicyName NONE = PolicyName.of("none");

  private final Set<ByteBuffer> logKeys = new HashSet<>();
  private final Set<ByteBuffer> witnessKeys = new HashSet<>();
  private final Set<PolicyName> defined = new HashSet<>();
  private final Set<PolicyName> members = new HashSet<>();
  private int groups;

  void log(Policy.Log log) {
    requireNew("log", log.key(), logKeys);
    requireUrl(log.url());
  }

  void witness(Policy.Witness witness) {
    require(
        witness.key().type().timestamped(),
        "The key of the witness " + witness.name() + " is not one for cosignatures.");
    requireNew("witness", witness.key(), witnessKeys);
    requireUrl(witness.url());
    define(witness.name());
  }

  void group(Policy.Group group) {
    for (PolicyName member : group.members()) {
      require(
          defined.contains(member),
          "The group " + group.name() + " has the member " + member + ", not defined before it.");
      require(members.add(member), "The name " + member + " is a member twice.");
    }
    define(group.name());
    requireFew("groups", ++groups);
  }

  void quorum(PolicyName name) {
    require(defined.contains(name), "The quorum " + name + " is not defined before it.");
  }

  private void define(PolicyName name) {
    require(!name.equals(NONE), "The name none has a fixed meaning and cannot be defined.");
    require(defined.add(name), "The name " + name + " is defined twice.");
  }

  private static void requireNew(String what, VerifierKey key, Set<ByteBuffer> seen) {
    require(
        seen.add(ByteBuffer.wrap(key.publicKey())),
        "The public key of the " + what + " " + key + " is listed twice.");
    requireFew(what + " keys", seen.size());
  }

  private static void requireFew(String what, int count) {
    require(
        count <= Policy.MAX_OF_EACH,
        "A policy has at most " + Policy.MAX_OF_EACH + " " + what + ".");
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
