package org.mithaq.node.site.threats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mithaq.node.site.threats.Neighbourhood.Link;

/**
 * A neighbourhood as it is drawn: the object in the middle, what the reader may follow around it.
 *
 * @param nodes without the middle one
 * @param height of the drawing; its width is {@link #WIDTH}
 */
public record Graph(List<Node> nodes, int height) {

  /** Width of the drawing; the middle of it is the object. */
  public static final int WIDTH = 900;

  /** With more nodes than this they bear numbers alone. */
  private static final int MOST_NAMED = 16;

  private static final int LONGEST = 24;

  /**
   * One object around the middle.
   *
   * @param number as in the table beside the drawing, from 1
   * @param label its name, cut; empty where there is no room for names
   * @param word what connects them
   */
  public record Node(int number, String id, String type, String label, String word, int x, int y) {}

  /** Lays out what is readable, each object once, clockwise from the top. */
  static Graph of(List<Link> links) {
    Map<String, Link> once = new LinkedHashMap<>();
    links.stream()
        .filter(link -> link.head().isPresent())
        .forEach(link -> once.putIfAbsent(link.other(), link));
    List<Link> shown = List.copyOf(once.values());
    int count = shown.size();
    int height = count <= 4 ? 340 : count <= MOST_NAMED ? 520 : 640;
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Link link = shown.get(i);
      Item head = link.head().orElseThrow();
      boolean inner = count > MOST_NAMED / 2 && i % 2 == 1;
      double reach = inner ? 0.6 : 1;
      double angle = 2 * Math.PI * i / count - Math.PI / 2;
      String name = head.name().isEmpty() ? head.type() : head.name();
      nodes.add(
          new Node(
              i + 1,
              head.id(),
              head.type(),
              count <= MOST_NAMED ? Plain.cut(name, LONGEST) : "",
              link.word(),
              (int) Math.round(WIDTH / 2.0 + Math.cos(angle) * reach * (WIDTH / 2.0 - 110)),
              (int) Math.round(height / 2.0 + Math.sin(angle) * reach * (height / 2.0 - 50))));
    }
    return new Graph(nodes, height);
  }

  /** A drawing of connections. */
  public static Graph of(Neighbourhood.Links links) {
    return of(links.links());
  }

  /** The number of an object in the drawing, 0 for one that is not there. */
  public int number(String id) {
    return nodes.stream()
        .filter(node -> node.id.equals(id))
        .mapToInt(Node::number)
        .findFirst()
        .orElse(0);
  }
}
