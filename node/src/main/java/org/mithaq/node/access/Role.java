package org.mithaq.node.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Word;

/** What a delegate may do for its party. All but {@link #OPERATOR} need a party. */
public enum Role implements Word {
  /** Reads what the party may read; every delegate of a party does. */
  READER("reader"),
  /** Shares objects, and takes out of collections what the party shared. */
  CONTRIBUTOR("contributor"),
  /** Sends what is meant for the register: positions, undertakings, keys, signatures. */
  SIGNER("signer"),
  /** Keeps the party's delegates and tokens, and reads what the audit log has of the party. */
  PARTY_ADMINISTRATOR("party-administrator"),
  /** Sends memberships of the circles that the party is steward of. */
  CIRCLE_STEWARD("circle-steward"),
  /** Acts as the depositary, where the party is it. */
  DEPOSITARY("depositary"),
  /** Answers for its party in one case, and does nothing else; an account for a case has it. */
  RESPONDENT("respondent"),
  /** Runs the node; reads no more for it. */
  OPERATOR("operator");

  private static final Set<Role> OF_PARTY =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(RESPONDENT, OPERATOR)));

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** All that a delegate can do for a party. */
  public static Set<Role> ofParty() {
    return OF_PARTY;
  }

  public static Optional<Role> of(String word) {
    return Word.find(values(), word);
  }

  @Override
  public String word() {
    return word;
  }
}
