package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Accord;
import org.mithaq.accord.AccordNature;
import org.mithaq.accord.Filed;
import org.mithaq.accord.Treaties;
import org.mithaq.node.http.Refusal;

/** {@code /register/accords}: the texts in all their languages. */
final class AccordList {

  static final Set<String> PARAMETERS = Set.of("accord");

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "slug",
          "name",
          "nature",
          "opened",
          "depositary",
          "in_force",
          "in_force_since",
          "bound",
          "needed",
          "recorded",
          "act");

  private final Scene scene;
  private final Asked asked;
  private final Treaties treaties;

  AccordList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
    this.treaties = new Treaties(scene.register(), scene.moment());
  }

  Listing listing() throws Refusal {
    Optional<String> slug = asked.text("accord");
    List<Accord> wanted = scene.accords(slug);
    List<Filed<Accord>> found = new ArrayList<>();
    Map<AccordNature, Integer> counts = new EnumMap<>(AccordNature.class);
    for (Filed<Accord> filed : scene.register().accords()) {
      if (scene.sees(filed.entry())
          && scene.moment().scope().includes(filed.entry().exercise())
          && wanted.contains(filed.object())
          && !filed.object().opened().isAfter(scene.moment().asOf())) {
        found.add(filed);
        counts.merge(filed.object().nature(), 1, Integer::sum);
      }
    }
    Page<Filed<Accord>> page =
        Page.of(found, filed -> filed.entry().sequence(), asked.next(), asked.limit());
    return new Listing(
        scene.head("accords", found.size(), counts),
        COLUMNS,
        page.items(this::item),
        page.next(),
        scene.proof().line());
  }

  private Values item(Filed<Accord> filed) {
    Accord accord = filed.object();
    String by = filed.entry().party();
    Values values =
        new Values()
            .text("id", accord.id())
            .text("slug", accord.slug())
            .text("name", accord.name())
            .object("names", scene.names().of(accord.id(), by, "name"))
            .object("descriptions", scene.names().of(accord.id(), by, "description"))
            .text("nature", accord.nature().word())
            .text("opened", accord.opened().toString())
            .text("depositary", accord.depositary());
    treaties.of(accord).ifPresent(force -> force(values, force));
    values.objects("texts", accord.texts().stream().map(AccordList::text).toList());
    scene.act(values, filed.entry());
    return values;
  }

  /**
   * How many parties a treaty binds, and whether it is in force where it says how many it takes.
   */
  private static void force(Values values, Treaties.Force force) {
    if (force.needed().isPresent()) {
      values
          .flag("in_force", force.inForce())
          .text("in_force_since", force.since())
          .number("needed", force.needed().getAsInt());
    }
    values.number("bound", force.bound());
  }

  private static Values text(Accord.Text text) {
    return new Values()
        .text("lang", text.lang())
        .flag("authentic", text.authentic())
        .text("title", text.title())
        .text("url", text.url())
        .objects(
            "principles",
            text.principles().stream()
                .map(each ->
                    new Values()
                        .text("number", each.number())
                        .text("title", each.title())
                        .text("text", each.text()))
                .toList());
  }
}
