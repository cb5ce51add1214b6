package org.mithaq.node.judged;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Sought;
import org.mithaq.node.lookup.Finds;
import org.mithaq.node.vault.Act;

/**
 * What parties said of objects, as far as the caller may read it. A page of objects costs one or
 * two searches, whatever is on it; at most {@link #MOST} judgements are looked at for it.
 */
public final class Judgements {

  /** Most judgements, in the order of their acts, that one answer is made from. */
  public static final int MOST = 4000;

  private static final int STEP = 1000;
  private static final Set<String> OPINIONS = Set.of("opinion");
  private static final Set<String> BESIDE = Set.of("sighting", "note");

  private final Finds finds;
  private final Heads heads;

  public Judgements(Finds finds, Heads heads) {
    this.finds = finds;
    this.heads = heads;
  }

  /**
   * What was said of one object, each kind in the order of the acts.
   *
   * @param more whether there is more than was looked at
   */
  public record Said(
      List<Judgement> sightings,
      List<Judgement> opinions,
      List<Judgement> notes,
      List<FalsePositive> falsePositives,
      boolean more) {

    public boolean isEmpty() {
      return sightings.isEmpty() && opinions.isEmpty() && notes.isEmpty();
    }
  }

  private record Page(List<Judgement> judgements, boolean more) {}

  /** All that was said of an object. */
  public Said of(String id, Caller caller) throws Refusal {
    Page page = find(Judgement.TYPES, Set.of(id), caller);
    List<Judgement> all = page.judgements.stream().filter(each -> each.isOn(id)).toList();
    return new Said(
        of("sighting", all),
        of("opinion", all),
        of("note", all),
        FalsePositive.among(all),
        page.more);
  }

  private static List<Judgement> of(String type, List<Judgement> all) {
    return all.stream().filter(each -> each.type().equals(type) && !each.isRemark()).toList();
  }

  /**
   * Who states of which objects that they are false positives, by the objects' ids; nothing for
   * those of which nobody does.
   *
   * @param ids at most {@link Sought#MOST}
   */
  public Map<String, List<FalsePositive>> falsePositives(Collection<String> ids, Caller caller)
      throws Refusal {
    Map<String, List<FalsePositive>> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    List<Judgement> judgements =
        new ArrayList<>(find(OPINIONS, Set.copyOf(ids), caller).judgements);
    judgements.removeIf(each -> !each.disagrees());
    Set<String> disputed = new HashSet<>();
    judgements.forEach(each -> each.object().texts("object_refs").forEach(disputed::add));
    disputed.retainAll(Set.copyOf(ids));
    if (!disputed.isEmpty()) {
      judgements.addAll(find(BESIDE, disputed, caller).judgements);
    }
    for (String id : disputed) {
      List<FalsePositive> stated =
          FalsePositive.among(judgements.stream().filter(each -> each.isOn(id)).toList());
      if (!stated.isEmpty()) {
        found.put(id, stated);
      }
    }
    return found;
  }

  /** Judgements that stand: in their latest versions, unless these are revoked. */
  private Page find(Set<String> types, Set<String> ids, Caller caller) throws Refusal {
    Set<String> judgements = new LinkedHashSet<>();
    OptionalLong from = OptionalLong.of(0);
    for (int seen = 0; from.isPresent() && seen < MOST; seen += STEP) {
      Finds.Found page = finds.find(new Sought.Judging(types, ids), STEP, from.getAsLong(), caller);
      for (Act act : page.acts()) {
        judgements.add(act.shown().id());
      }
      from = page.next();
    }
    return new Page(
        heads.of(judgements, Judgement.MEMBERS, caller).values().stream()
            .filter(head -> !head.validity().revoked())
            .map(head -> new Judgement(head.act(), head.object()))
            .sorted(Comparator.comparingLong(each -> each.act().sequence()))
            .toList(),
        from.isPresent());
  }
}
