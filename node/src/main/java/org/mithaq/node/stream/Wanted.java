package org.mithaq.node.stream;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mithaq.accord.Moment;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.ShownHeader;

/**
 * What a listener asks for, read strictly. An empty set leaves nothing out.
 *
 * @param from the number of the first act; empty for the next one
 * @param follow whether to wait for what comes, or to end with what there is
 */
record Wanted(
    OptionalLong from,
    boolean follow,
    Set<ActKind> acts,
    Set<String> types,
    Set<UUID> collections,
    Set<String> parties,
    Moment.Scope exercise) {

  private static final Set<String> NAMES =
      new TreeSet<>(List.of("from", "follow", "act", "type", "collection", "party", "exercise"));
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern PARTY =
      Pattern.compile("identity--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String LAST = "Last-Event-ID";

  /**
   * Reads a request. {@code Last-Event-ID} goes before {@code from}: a browser that comes again
   * sends the same address, and with it how far it has come.
   *
   * @throws Refusal 400 for what is not known here, or not of its form
   */
  static Wanted of(Call call, List<CollectionSettings> collections) throws Refusal {
    Parameters parameters = call.parameters();
    for (String name : parameters.names()) {
      if (!NAMES.contains(name)) {
        throw Refusal.badParameter(
            name,
            "There is no parameter «" + name + "» here; there are " + String.join(", ", NAMES));
      }
    }
    OptionalLong from = number("from", parameters.single("from"));
    OptionalLong last = number(LAST, call.header(LAST).filter(text -> !text.isEmpty()));
    Set<ActKind> acts = new HashSet<>();
    for (String word : texts(parameters, "act")) {
      acts.add(kind(word));
    }
    Set<UUID> ids = new HashSet<>();
    for (String name : texts(parameters, "collection")) {
      ids.add(collection(name, collections));
    }
    List<String> parties = texts(parameters, "party");
    for (String party : parties) {
      if (!PARTY.matcher(party).matches()) {
        throw Refusal.badParameter(
            "party", "party is a STIX id, identity-- and a UUID in lower case.");
      }
    }
    return new Wanted(
        last.isPresent() ? OptionalLong.of(last.getAsLong() + 1) : from,
        follow(parameters.single("follow")),
        acts,
        Set.copyOf(texts(parameters, "type")),
        ids,
        Set.copyOf(parties),
        exercise(parameters.single("exercise")));
  }

  private static OptionalLong number(String name, Optional<String> text) throws Refusal {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!NUMBER.matcher(text.get()).matches()) {
      throw Refusal.badParameter(name, name + " is the number of an act: 0, 1, 2 and so on.");
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }

  private static List<String> texts(Parameters parameters, String name) {
    List<String> values = new ArrayList<>();
    for (String value : parameters.all(name)) {
      values.addAll(List.of(value.split(",")));
    }
    return values.stream().distinct().toList();
  }

  private static boolean follow(Optional<String> text) throws Refusal {
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      throw Refusal.badParameter("follow", "follow is true or false.");
    }
    return text.filter("false"::equals).isEmpty();
  }

  private static ActKind kind(String word) throws Refusal {
    try {
      return ActKind.of(word);
    } catch (IllegalArgumentException e) {
      throw Refusal.badParameter(
          "act", "act is share, remove, erase, keys, hold or release, not «" + word + "».");
    }
  }

  /** By alias, as far as the node has the collection, or by id: acts outlive collections. */
  private static UUID collection(String name, List<CollectionSettings> collections) throws Refusal {
    for (CollectionSettings each : collections) {
      if (each.alias().equals(name) || each.id().toString().equals(name)) {
        return each.id();
      }
    }
    try {
      return UUID.fromString(name);
    } catch (IllegalArgumentException e) {
      throw Refusal.badParameter("collection", "There is no collection «" + name + "» here.");
    }
  }

  private static Moment.Scope exercise(Optional<String> text) throws Refusal {
    if (text.isEmpty()) {
      return Moment.Scope.ALL;
    }
    for (Moment.Scope scope : Moment.Scope.values()) {
      if (scope.word().equals(text.get())) {
        return scope;
      }
    }
    throw Refusal.badParameter("exercise", "exercise is true, false or all.");
  }

  /** Whether an act is among what is asked for. */
  boolean takes(ShownHeader shown) {
    return (acts.isEmpty() || acts.contains(shown.kind()))
        && (types.isEmpty() || types.contains(shown.type()))
        && (collections.isEmpty() || shown.collection().filter(collections::contains).isPresent())
        && (parties.isEmpty() || parties.contains(shown.party()))
        && exercise.includes(shown.exercise());
  }
}
