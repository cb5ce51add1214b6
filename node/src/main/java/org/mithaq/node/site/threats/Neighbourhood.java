package org.mithaq.node.site.threats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Sought;
import org.mithaq.node.lookup.Finds;
import org.mithaq.node.vault.Act;

/**
 * What an object is connected with: by relationships and sightings, and by what it names itself; of
 * what the caller may read, and at most {@link #MOST} of it.
 */
public final class Neighbourhood {

  /** Most connections of one object. */
  public static final int MOST = 49;

  private static final Pattern ID =
      Pattern.compile("[a-z][a-z0-9-]{1,80}--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern REFERENCE = Pattern.compile("_refs?(?:\\[[0-9]+\\])?$");

  private static final List<String> ENDS =
      List.of(
          "source_ref",
          "target_ref",
          "sighting_of_ref",
          "observed_data_refs",
          "where_sighted_refs");

  /**
   * One connection.
   *
   * @param word the relationship's type, {@code sighting}, or the property that names the other
   * @param outward whether it leads from the object to the other
   * @param other id of what it leads to
   * @param head what stands for the other; empty where the caller may not read it or nobody has
   *     shared it
   * @param by the relationship or sighting; empty for what the object names itself
   */
  public record Link(
      String word, boolean outward, String other, Optional<Item> head, Optional<Item> by) {}

  /**
   * Connections.
   *
   * @param more whether there are more than are listed
   * @param leftOut how many are not listed since what they lead to, or what states them, is revoked
   *     or expired
   */
  public record Links(List<Link> links, boolean more, int leftOut) {}

  private final Finds finds;
  private final Library library;
  private final Current current;

  Neighbourhood(Finds finds, Library library, Current current) {
    this.finds = finds;
    this.current = current;
    this.library = library;
  }

  /** Whether a text is the id of an object. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * What leads to and from an object.
   *
   * @param all whether what is revoked or expired counts too
   */
  public Links of(Item item, Leaves leaves, boolean all, Caller caller) throws Refusal {
    List<Link> found = new ArrayList<>();
    Finds.Found naming = finds.find(new Sought.Naming(Set.of(item.id())), 4 * MOST, 0, caller);
    Map<String, Item> latest = new LinkedHashMap<>();
    for (Act act : naming.acts()) {
      library.item(act, caller).ifPresent(each -> latest.merge(each.id(), each, Library::standing));
    }
    latest.values().forEach(each -> byRelation(item.id(), each, found));
    byNaming(item, leaves, found);
    Set<String> others = new LinkedHashSet<>();
    List<Link> kept = found.subList(0, Math.min(MOST, found.size()));
    kept.forEach(link -> others.add(link.other));
    Map<String, Item> heads = new HashMap<>();
    library.heads(others, caller).forEach(each -> heads.put(each.id(), each));
    List<Link> links =
        kept.stream()
            .map(link ->
                new Link(
                    link.word,
                    link.outward,
                    link.other,
                    Optional.ofNullable(heads.get(link.other)),
                    link.by))
            .toList();
    List<Link> shown = all ? links : links.stream().filter(this::holds).toList();
    return new Links(
        shown, found.size() > MOST || naming.next().isPresent(), links.size() - shown.size());
  }

  private boolean holds(Link link) {
    return link.head.map(current::holds).orElse(true) && link.by.map(current::holds).orElse(true);
  }

  private static void byRelation(String id, Item relation, List<Link> into) {
    String word = relation.object().text("relationship_type").orElse(relation.type());
    boolean outward =
        relation
            .object()
            .text("source_ref")
            .or(() -> relation.object().text("sighting_of_ref"))
            .filter(id::equals)
            .isPresent();
    for (String end : ENDS) {
      List<String> ids = new ArrayList<>(relation.object().texts(end));
      relation.object().text(end).ifPresent(ids::add);
      for (String other : ids) {
        if (!other.equals(id) && isId(other)) {
          into.add(new Link(word, outward, other, Optional.empty(), Optional.of(relation)));
        }
      }
    }
  }

  private static void byNaming(Item item, Leaves leaves, List<Link> into) {
    leaves
        .byPath()
        .forEach((path, value) -> {
          if (REFERENCE.matcher(path).find()
              && !path.contains("marking_ref")
              && !value.equals(item.id())
              && isId(value)) {
            String word = path.replaceAll("\\[[0-9]+\\]", "");
            into.add(
                new Link(
                    word.substring(word.lastIndexOf('.') + 1),
                    true,
                    value,
                    Optional.empty(),
                    Optional.empty()));
          }
        });
  }
}
