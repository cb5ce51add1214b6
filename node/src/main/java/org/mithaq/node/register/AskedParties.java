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
import org.mithaq.accord.PartyFilter;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.node.http.Refusal;

/** Which parties a query means: the same in every list. */
final class AskedParties {
  private final Scene scene;
  private final Asked asked;

  AskedParties(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  PartyFilter filter(List<Predicate<PartyIdentity>> more) throws Refusal {
    List<Predicate<PartyIdentity>> tests = new ArrayList<>();
    Set<String> parties = new HashSet<>(asked.texts("party"));
    List<Circle> in = circles("circle");
    List<Circle> notIn = circles("not_circle");
    Optional<Predicate<PartyIdentity>> names =
        asked.text("q").map(sought -> scene.names().matching(sought));
    Circles circles = new Circles(scene.register(), scene.moment());
    if (!parties.isEmpty()) {
      tests.add(party ->
          parties.contains(party.id()) || party.slug().filter(parties::contains).isPresent());
    }
    in.forEach(circle -> tests.add(party -> circles.isMember(circle, party.id())));
    notIn.forEach(circle -> tests.add(party -> !circles.isMember(circle, party.id())));
    names.ifPresent(tests::add);
    // What costs most is asked of the fewest.
    tests.addAll(more);
    return PartyFilter.of(
        asked.words("category", PartyCategory.values()),
        new HashSet<>(asked.texts("country")),
        tests.stream().reduce(Predicate::and));
  }

  private List<Circle> circles(String parameter) throws Refusal {
    List<Circle> found = new ArrayList<>();
    for (String slug : asked.texts(parameter)) {
      found.add(scene.circle(parameter, slug));
    }
    return found;
  }
}
