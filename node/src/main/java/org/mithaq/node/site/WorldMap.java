package org.mithaq.node.site;

import com.ibm.icu.util.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The world as outlines, each country filled by how its state stands. Areas whose status is
 * disputed are hatched and belong to nobody here.
 */
final class WorldMap {

  /** Western Sahara; other disputed areas have no code at all. */
  private static final String DISPUTED = "732";

  private final List<Outline> outlines;

  /** One line of the drawing; without a country it is hatched. */
  private record Outline(Optional<String> country, String path) {}

  WorldMap() {
    List<Outline> outlines = new ArrayList<>();
    for (String line : Resources.text("world.tsv").lines().toList()) {
      int tab = line.indexOf('\t');
      String code = line.substring(0, tab);
      Optional<String> country =
          code.isEmpty() || code.equals(DISPUTED)
              ? Optional.empty()
              : Optional.of(Region.getInstance(Integer.parseInt(code)).toString());
      outlines.add(new Outline(country, line.substring(tab + 1)));
    }
    this.outlines = List.copyOf(outlines);
  }

  /**
   * An SVG picture.
   *
   * @param stances words of stances by country, ISO 3166-1 alpha-2
   * @param title what it shows, in the reader's language
   */
  String draw(Map<String, String> stances, String title) {
    StringBuilder svg =
        new StringBuilder(1 << 17)
            .append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 460\" role=\"img\">")
            .append("<title>")
            .append(title.replace("&", "&amp;").replace("<", "&lt;"))
            .append("</title><style>path{fill:#dcdcd6;stroke:#fbfaf6;stroke-width:.5}")
            .append(
                ".supports{fill:#2c7a94}.declined,.withdrawn{fill:#c98b2b}.disputed{fill:url(#h)}")
            .append("@media(prefers-color-scheme:dark){path{fill:#39424b;stroke:#12161b}")
            .append(
                ".supports{fill:#58a9c4}.declined,.withdrawn{fill:#d9a352}.disputed{fill:url(#h)}}")
            .append("</style><defs><pattern id=\"h\" width=\"4\" height=\"4\"")
            .append(" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">")
            .append("<rect width=\"2\" height=\"4\" fill=\"#8a8f94\"/></pattern></defs>\n");
    for (Outline outline : outlines) {
      String kind =
          outline.country.map(country -> stances.getOrDefault(country, "")).orElse("disputed");
      svg.append(kind.isEmpty() ? "<path" : "<path class=\"" + kind + "\"")
          .append(" d=\"")
          .append(outline.path)
          .append("\"/>\n");
    }
    return svg.append("</svg>\n").toString();
  }
}
