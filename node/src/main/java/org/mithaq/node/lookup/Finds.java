package org.mithaq.node.lookup;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.RebuildingException;
import org.mithaq.node.index.Sought;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.Records;

/** Look-up for other outlets: what {@code /lookup} would tell the same caller, as acts. */
public final class Finds {

  private final Finder finder;
  private final Records records;
  private final Audiences audiences;

  public Finds(Finder finder, Records records, Audiences audiences) {
    this.finder = finder;
    this.records = records;
    this.audiences = audiences;
  }

  /**
   * Acts that the caller may read, ascending by sequence number.
   *
   * @param next where the page after this one begins, if there is anything on it for the caller
   */
  public record Found(List<Act> acts, OptionalLong next) {}

  /**
   * One page.
   *
   * @param limit 1 to 1000
   * @param from the lowest sequence number of an act
   * @throws Refusal 503 while the index is being rebuilt
   */
  public Found find(Sought sought, int limit, long from, Caller caller) throws Refusal {
    try {
      Answer answer =
          Answer.to(
              new Question(sought, false, limit, from),
              caller.tokens(),
              audiences.visibleTo(caller.tokens()),
              finder,
              records,
              _ -> Map.of());
      return new Found(answer.acts(), answer.next());
    } catch (RebuildingException e) {
      throw Refusal.busy("The index for look-up is being rebuilt; try again.", 2);
    }
  }
}
