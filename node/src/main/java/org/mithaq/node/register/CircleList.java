package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mithaq.accord.Circle;
import org.mithaq.accord.CircleKind;
import org.mithaq.accord.Circles;
import org.mithaq.accord.Filed;
import org.mithaq.accord.Membership;
import org.mithaq.accord.MembershipStatus;
import org.mithaq.accord.Tally;
import org.mithaq.node.http.Refusal;

/** {@code /register/circles}: each with those who stood to it, members and others. */
final class CircleList {

  static final Set<String> PARAMETERS = Set.of("circle", "kind", "party");

  private static final List<String> COLUMNS =
      List.of(
          "circle",
          "slug",
          "name",
          "kind",
          "steward",
          "member_count",
          "members",
          "recorded",
          "act");

  private final Scene scene;
  private final Asked asked;

  CircleList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Listing listing() throws Refusal {
    Circles circles = new Circles(scene.register(), scene.moment());
    Set<String> slugs = Set.copyOf(asked.texts("circle"));
    for (String slug : slugs) {
      scene.circle("circle", slug);
    }
    Set<CircleKind> kinds = asked.words("kind", CircleKind.values());
    List<String> parties = asked.texts("party");
    List<Filed<Circle>> found = new ArrayList<>();
    Map<CircleKind, Integer> counts = new EnumMap<>(CircleKind.class);
    for (Filed<Circle> filed : circles.all()) {
      Circle circle = filed.object();
      if ((slugs.isEmpty() || slugs.contains(circle.slug()))
          && (kinds.isEmpty() || kinds.contains(circle.kind()))
          && parties.stream().allMatch(party -> circles.isMember(circle, party))) {
        found.add(filed);
        counts.merge(circle.kind(), 1, Integer::sum);
      }
    }
    Page<Filed<Circle>> page =
        Page.of(found, filed -> filed.entry().sequence(), asked.next(), asked.limit());
    return new Listing(
        scene.head("circles", found.size(), counts),
        COLUMNS,
        page.items(filed -> item(filed, circles)),
        page.next(),
        scene.proof().line());
  }

  /** What circles are called, without those who stand to them. */
  Listing names() throws Refusal {
    List<Filed<Circle>> all = new Circles(scene.register(), scene.moment()).all();
    Page<Filed<Circle>> page =
        Page.of(all, filed -> filed.entry().sequence(), asked.next(), asked.limit());
    return new Listing(
        scene.head("circles", all.size(), Map.of()),
        List.of("circle", "slug", "name"),
        page.items(this::named),
        page.next(),
        scene.proof().line());
  }

  private Values named(Filed<Circle> filed) {
    Circle circle = filed.object();
    return new Values()
        .text("circle", circle.id())
        .text("slug", circle.slug())
        .text("name", circle.name())
        .object("names", scene.names().of(circle.id(), filed.entry().party(), "name"));
  }

  private Values item(Filed<Circle> filed, Circles circles) {
    Circle circle = filed.object();
    Tally<Circles.Row> members =
        circles.members(circle, status -> status == MembershipStatus.MEMBER);
    Tally<Circles.Row> others =
        circles.members(circle, status -> status != MembershipStatus.MEMBER);
    Values counts = new Values();
    members.counts().forEach((category, count) -> counts.number(category.word(), count));
    Values possible = new Values();
    members.possible().forEach((category, count) -> possible.number(category.word(), count));
    String by = filed.entry().party();
    Values values =
        named(filed)
            .object("descriptions", scene.names().of(circle.id(), by, "description"))
            .text("kind", circle.kind().word())
            .text("steward", circle.steward())
            .number("member_count", members.rows().size())
            .object("counts", counts)
            .object("possible", possible)
            .objects("members", members.rows().stream().map(this::row).toList())
            .objects("others", others.rows().stream().map(this::row).toList());
    scene.act(values, filed.entry());
    return values;
  }

  private Values row(Circles.Row row) {
    Values values =
        scene
            .party(row.party())
            .text("status", row.fact().state().word())
            .text("date", row.fact().date())
            .text("date_quality", row.fact().quality().word())
            .text("basis", row.fact().basis().word());
    scene
        .objects()
        .apply(row.fact().entry())
        .filter(Membership.class::isInstance)
        .map(Membership.class::cast)
        .ifPresent(membership -> values.objects("sources", Scene.sources(membership.sources())));
    scene.act(values, row.fact().entry());
    return values;
  }
}
