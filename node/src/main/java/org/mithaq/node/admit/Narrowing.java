package org.mithaq.node.admit;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Circle;
import org.mithaq.stix.Finding;

/** Says who could read earlier versions of what is now for fewer: no marking takes that back. */
final class Narrowing {

  static final String CODE = "narrowed";

  private Narrowing() {}

  /** What the submitter of an admitted candidate is told of versions that it may read. */
  static void check(Candidate candidate, History history, Audiences audiences) {
    TreeSet<String> before = new TreeSet<>();
    for (History.Seen one : history.seen()) {
      Optional<Audience> audience = audiences.byNumber(one.share().audience());
      if (!one.isVersion(candidate.nanos())
          && audience.filter(wider -> !candidate.audience().includes(wider)).isPresent()) {
        before.add(words(audience.get()));
      }
    }
    if (!before.isEmpty()) {
      candidate.find(
          new Finding(
              Finding.Level.VIOLATION,
              CODE,
              candidate.place(),
              "this version is for fewer; earlier ones could be read by "
                  + String.join("; and by ", before)
                  + ", and stay with whoever read them"));
    }
  }

  private static String words(Audience audience) {
    return String.join(", of these only ", audience.sets().stream().map(Narrowing::words).toList());
  }

  private static String words(SortedSet<String> set) {
    List<String> words = set.stream().map(Narrowing::word).distinct().sorted().toList();
    return set.contains(Audience.EVERYONE) ? "everyone" : String.join(", ", words);
  }

  private static String word(String token) {
    if (token.equals(Audience.SUPPORTERS)) {
      return "the accord’s supporters";
    }
    return Circle.named(token)
        .map(circle -> "the members of «" + circle + "»")
        .orElse(token.startsWith("party:") ? "the submitting party" : "named delegates");
  }
}
