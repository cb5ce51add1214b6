package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mithaq.accord.Accord;
import org.mithaq.accord.Circle;
import org.mithaq.accord.Circles;
import org.mithaq.accord.Dated;
import org.mithaq.accord.Entry;
import org.mithaq.accord.Filed;
import org.mithaq.accord.Moment;
import org.mithaq.accord.PartyFilter;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Positions;
import org.mithaq.accord.Register;
import org.mithaq.accord.RegisterObject;
import org.mithaq.accord.Source;
import org.mithaq.accord.Word;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.http.Refusal;

/**
 * One answer's ground: the register, the moment that is asked about, and how things are written.
 *
 * @param at the time at which clocks are read, microseconds since the epoch
 * @param read is told of each act that the answer hands out
 * @param objects reads the object of an act again
 * @param proof the checkpoint under which all of it lies
 */
record Scene(
    Register register,
    Moment moment,
    long at,
    Consumer<Entry> read,
    Names names,
    Function<Entry, Optional<RegisterObject>> objects,
    Proof proof) {

  /** A checkpoint, as an answer cites it; {@code root} in base64. */
  record Proof(String origin, long size, String root) {
    String line() {
      return origin + " " + size + " " + root;
    }

    Values values() {
      return new Values().text("origin", origin).number("size", size).text("root", root);
    }
  }

  /** What stands before the items of every list. */
  Values head(String list, long total, Map<? extends Word, Integer> counts) {
    Values byWord = new Values();
    counts.forEach((word, count) -> byWord.number(word.word(), count));
    return new Values()
        .text("as_of", moment.asOf().toString())
        .text("known_at", moment.knownAt().toString())
        .number("total", total)
        .always("counts", byWord)
        .object(
            "cite",
            new Values()
                .text(
                    "text",
                    "%s, %s, as of %s, known at %s, tree size %d"
                        .formatted(
                            proof.origin(), list, moment.asOf(), moment.knownAt(), proof.size()))
                .object("checkpoint", proof.values()));
  }

  /**
   * The accord with a slug, or all; only those that the reader sees. None where the accord is
   * younger than the moment.
   *
   * @throws Refusal 400 where the reader sees no such accord today either
   */
  List<Accord> accords(Optional<String> slug) throws Refusal {
    List<Accord> found = new ArrayList<>();
    boolean exists = slug.isEmpty();
    for (Filed<Accord> filed : register.accords()) {
      if (moment.readable().test(filed.entry().audience())
          && slug.map(filed.object().slug()::equals).orElse(true)) {
        exists = true;
        if (sees(filed.entry())) {
          found.add(filed.object());
        }
      }
    }
    if (!exists) {
      throw Refusal.badParameter("accord", "There is no accord «" + slug.orElseThrow() + "».");
    }
    return found;
  }

  /** Whether the reader may see an act by the moment's second day. */
  boolean sees(Entry entry) {
    return entry.micros() < moment.knownBefore() && moment.readable().test(entry.audience());
  }

  /** A circle that the reader sees today; it has no members where it is younger than the moment. */
  Circle circle(String parameter, String slug) throws Refusal {
    Optional<Circle> found = new Circles(register, moment).bySlug(slug);
    if (found.isEmpty()) {
      boolean invented = new Circles(register, whole()).bySlug(slug).isPresent();
      throw Refusal.badParameter(
          parameter,
          invented
              ? "The circle «%s» is an exercise: ask with exercise=true.".formatted(slug)
              : "There is no circle «%s».".formatted(slug));
    }
    return found.get();
  }

  /** The same moment with what is real and what is invented. */
  private Moment whole() {
    return new Moment(moment.asOf(), moment.knownAt(), moment.readable(), Moment.Scope.ALL);
  }

  /** A party by who it is. */
  Values party(PartyIdentity party) {
    return new Values()
        .text("party", party.id())
        .text("name", party.name())
        .object("names", names.of(party))
        .text("category", party.category().word())
        .text("country", party.country());
  }

  /** A party that something refers to, by the name that it had as far as the moment knows. */
  Values reference(String id) {
    Values values = new Values().text("party", id);
    new Positions(register, whole())
        .party(id, PartyFilter.ALL)
        .ifPresent(party -> values.text("name", party.name()).object("names", names.of(party)));
    return values;
  }

  /** The slug of a circle, if the reader sees it. */
  Optional<String> slug(String circle) {
    return register.circles().stream()
        .filter(filed -> filed.object().id().equals(circle) && sees(filed.entry()))
        .map(filed -> filed.object().slug())
        .findFirst();
  }

  static void dated(Values values, Dated dated) {
    values
        .text("date", dated.date())
        .text("date_quality", dated.quality().word())
        .text("not_before", dated.notBefore());
  }

  /** Which act said so, and when. */
  void act(Values values, Entry entry) {
    read.accept(entry);
    values
        .note("exercise", entry.exercise())
        .text("recorded", CommitTime.text(entry.micros()))
        .number("act", entry.sequence());
  }

  static List<Values> sources(List<Source> sources) {
    return sources.stream()
        .map(source ->
            new Values()
                .text("name", source.name())
                .text("description", source.description())
                .text("url", source.url()))
        .toList();
  }

  static List<Values> passages(List<Passage> passages) {
    return passages.stream()
        .map(passage -> new Values().text("lang", passage.lang()).text("text", passage.text()))
        .toList();
  }
}
