package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mithaq.accord.Circle;
import org.mithaq.accord.Circles;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.node.http.Refusal;

/** Which parties a query means: the same in every list. */
final class PartyFilter {
  private final Scene scene;
  private final Asked asked;

  PartyFilter(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Predicate<PartyIdentity> test() throws Refusal {
    Set<PartyCategory> categories = asked.words("category", PartyCategory.values());
    Set<String> countries = new HashSet<>(asked.texts("country"));
    Set<String> parties = new HashSet<>(asked.texts("party"));
    List<Circle> in = circles("circle");
    List<Circle> notIn = circles("not_circle");
    Optional<Predicate<PartyIdentity>> names =
        asked.text("q").map(sought -> scene.names().matching(sought));
    Circles circles = new Circles(scene.register(), scene.moment());
    return party ->
        (categories.isEmpty() || categories.contains(party.category()))
            && (countries.isEmpty() || party.country().filter(countries::contains).isPresent())
            && (parties.isEmpty()
                || parties.contains(party.id())
                || party.slug().filter(parties::contains).isPresent())
            && in.stream().allMatch(circle -> circles.isMember(circle, party.id()))
            && notIn.stream().noneMatch(circle -> circles.isMember(circle, party.id()))
            && names.map(test -> test.test(party)).orElse(true);
  }

  private List<Circle> circles(String parameter) throws Refusal {
    List<Circle> found = new ArrayList<>();
    for (String slug : asked.texts(parameter)) {
      found.add(scene.circle(parameter, slug));
    }
    return found;
  }
}
