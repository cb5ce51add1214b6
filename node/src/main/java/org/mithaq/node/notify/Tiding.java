package org.mithaq.node.notify;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Word;

/** What can be told to a party; a subscription chooses among these. */
public enum Tiding implements Word {
  /** A request for assistance asks it, from the start or by being handed on. */
  REQUEST("request"),
  /** Something was said in a request that it made or was asked. */
  REPLY("reply"),
  /** A clock of such a request reminds or escalates, or somebody does. */
  CLOCK("clock"),
  /** Notice of a case was served on it. */
  NOTICE("notice"),
  /** Something else was stated in a case in which it is a side. */
  CASE("case"),
  /** A statement invites it to sign. */
  STATEMENT("statement"),
  /** Somebody signed a statement that it made or is invited to, or took that back. */
  SIGNATURE("signature"),
  /** An incident that it may read of was reported. */
  INCIDENT("incident");

  private static final Set<Tiding> ALL = Collections.unmodifiableSet(EnumSet.allOf(Tiding.class));

  private final String word;

  Tiding(String word) {
    this.word = word;
  }

  static Set<Tiding> all() {
    return ALL;
  }

  static Optional<Tiding> of(String word) {
    return Word.find(values(), word);
  }

  @Override
  public String word() {
    return word;
  }
}
