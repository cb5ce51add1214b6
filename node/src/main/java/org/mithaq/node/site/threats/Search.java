package org.mithaq.node.site.threats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Sought;
import org.mithaq.node.lookup.Finds;
import org.mithaq.node.vault.Act;

/** One box for everything: ids, observables as they were pasted, names and words. */
public final class Search {

  /** Greatest length of what is looked for, characters. */
  public static final int LONGEST = 4000;

  private static final Pattern ID =
      Pattern.compile("(?i)[a-z][a-z0-9-]{1,80}--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Finds finds;
  private final Library library;

  public Search(Finds finds, Library library) {
    this.finds = finds;
    this.library = library;
  }

  /**
   * One page of what was found, in order of commit.
   *
   * @param refanged what was looked for where it is another text than what was typed
   * @param next where the next page begins
   */
  public record Results(List<Item> items, String refanged, OptionalLong next) {}

  /**
   * Looks for a text in every way at once.
   *
   * @param q not blank, at most {@link #LONGEST} characters
   * @throws Refusal 503 while an index is being rebuilt
   */
  public Results of(String q, int limit, long from, Caller caller) throws Refusal {
    String refanged = Refang.text(q).strip();
    Map<Long, Act> found = new TreeMap<>();
    boolean more = false;
    for (Sought sought : ways(refanged)) {
      Finds.Found page = finds.find(sought, limit, from, caller);
      page.acts().forEach(act -> found.putIfAbsent(act.sequence(), act));
      more |= page.next().isPresent();
    }
    // Each way gave its first ones, so the first ones of all are among them.
    List<Act> acts = found.values().stream().limit(limit).toList();
    more |= found.size() > acts.size();
    return new Results(
        acts.stream().flatMap(act -> library.item(act, caller).stream()).toList(),
        refanged.equals(q.strip()) ? "" : refanged,
        more && !acts.isEmpty()
            ? OptionalLong.of(acts.getLast().sequence() + 1)
            : OptionalLong.empty());
  }

  private static List<Sought> ways(String text) {
    List<Sought> ways = new ArrayList<>();
    Set<String> ids =
        ID.matcher(text)
            .results()
            .limit(Refang.MOST)
            .map(id -> id.group())
            .collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      ways.add(new Sought.Ids(ids));
    }
    Set<String> values = Refang.candidates(text);
    if (!values.isEmpty()) {
      ways.add(new Sought.Observables(values));
    }
    if (text.length() <= Sought.LONGEST && !text.isBlank()) {
      if (Sought.NamePrefix.isName(text)) {
        ways.add(new Sought.NamePrefix(text));
      }
      ways.add(new Sought.Text(text));
    }
    return ways;
  }
}
