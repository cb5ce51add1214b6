package org.mithaq.accord;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The acts that prove who signed a statement: itself, each word on it with its signatures, the
 * identities whose keys signed, and of a statement to a circle the memberships that say who was
 * meant.
 *
 * @param acts in their order, those that the reader may read
 * @param whole whether that is all of them
 */
public record StatementProof(List<Entry> acts, boolean whole) {

  public StatementProof {
    acts = List.copyOf(acts);
  }

  /** Of a statement as a reader sees it; empty where he does not. */
  public static Optional<StatementProof> of(
      Register register, String statement, IntPredicate readable) {
    MattersSeen seen = register.matters(readable);
    return seen.statement(statement)
        .map(course -> new Gathering(register, readable).of(course, seen.words(statement)));
  }

  /** One proof as it is put together. */
  private static final class Gathering {

    private final Register register;
    private final IntPredicate readable;
    private final SortedMap<Long, Entry> acts = new TreeMap<>();
    private boolean whole = true;

    Gathering(Register register, IntPredicate readable) {
      this.register = register;
      this.readable = readable;
    }

    StatementProof of(StatementCourse course, List<Filed<Cosignature>> words) {
      add(course.statement().entry());
      long proposed = course.statement().entry().sequence();
      long last = proposed;
      for (Filed<Cosignature> word : words) {
        add(word.entry());
        addAll(register.signatures(word.object().id()));
        identity(word.object().terms().party(), word.entry().sequence());
        last = Math.max(last, word.entry().sequence());
      }
      Optional<String> circle = course.statement().object().terms().circle();
      if (circle.isPresent()) {
        members(circle.get(), proposed, last);
      }
      return new StatementProof(List.copyOf(acts.values()), whole);
    }

    /** Who belonged to a circle until the last word was said, with what was corrected of it. */
    private void members(String circle, long proposed, long last) {
      register.filedCircle(circle).ifPresent(filed -> add(filed.entry()));
      Facts<MembershipStatus> facts = register.statements().members(circle);
      facts.named().stream()
          .forEach(party -> {
            identity(register.id(party), proposed);
            identity(register.id(party), last);
            for (int at : facts.slots(party)) {
              Fact<MembershipStatus> fact = facts.fact(at);
              if (fact.entry().sequence() < last) {
                add(fact.entry());
                addAll(register.objections("membership--" + fact.id()));
              }
            }
          });
    }

    private void identity(String party, long before) {
      register
          .line(party)
          .flatMap(line -> line.before(before))
          .ifPresent(identity -> add(identity.entry()));
    }

    private <T extends RegisterObject> void addAll(Collection<Filed<T>> all) {
      all.forEach(filed -> add(filed.entry()));
    }

    private void add(Entry act) {
      if (readable.test(act.audience())) {
        acts.put(act.sequence(), act);
      } else {
        whole = false;
      }
    }
  }
}
