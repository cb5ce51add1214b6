package org.mithaq.node.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mithaq.node.access.CollectionSettings.DefaultMarking;
import org.mithaq.stix.Tlp;

/**
 * From markings to audiences (DESIGN §4): the only place where an object's audience is worked out.
 * The submitting party itself may always read what it submitted; its token stands in every set,
 * which lets nobody else in.
 */
public final class AudienceRule {

  /** More different sets than this, gathered from ends, are refused: every read pays for them. */
  private static final int MOST_SETS = 32;

  /** What was decided. */
  public sealed interface Ruling {

    /** Admitted, for this audience. */
    record To(Audience audience) implements Ruling {}

    /** Not to be shared here; the sentence says why and what to do. */
    record Refused(String message) implements Ruling {}
  }

  /**
   * The markings of one object, whole and granular ones together.
   *
   * @param tlp the levels known by their published ids
   * @param unknown ids of markings that say nothing to this node
   * @param recipients names of delegates; counts with TLP:RED
   */
  public record Markings(Set<Tlp> tlp, Set<String> unknown, Optional<Set<String>> recipients) {

    public Markings {
      tlp = Set.copyOf(tlp);
      unknown = Set.copyOf(unknown);
      recipients = recipients.map(Set::copyOf);
    }
  }

  /** How far an audience reaches. */
  public enum Reach {
    /** Past a circle: CLEAR and GREEN. */
    OPEN,
    /** A circle's members: AMBER and AMBER+STRICT. */
    CIRCLE,
    /** Those who are named: RED. */
    NAMED
  }

  private AudienceRule() {}

  /** The audience of an object by its own markings. */
  public static Ruling of(CollectionSettings collection, Party submitter, Markings markings) {
    if (collection.strict() && !markings.unknown().isEmpty()) {
      return new Ruling.Refused(
          new TreeSet<>(markings.unknown()).first()
              + " is a marking that this node doesn't know: share its definition, of type"
              + " statement, before or with the object, or leave the marking out");
    }
    DefaultMarking level = level(collection, markings);
    if (level == DefaultMarking.CLEAR) {
      return new Ruling.To(Audience.PUBLIC);
    }
    if (!takes(collection, level)) {
      return new Ruling.Refused(
          "TLP:"
              + level.word().toUpperCase(Locale.ROOT)
              + " needs a collection with a circle, and «"
              + collection.alias()
              + "» has none: share it in a circle's collection");
    }
    Set<String> tokens = new TreeSet<>(community(collection, level));
    if (level == DefaultMarking.RED) {
      markings.recipients().orElse(Set.of()).forEach(name -> tokens.add(Account.token(name)));
    }
    tokens.add(submitter.token());
    Audience audience = Audience.of(tokens);
    return new Ruling.To(
        level.compareTo(DefaultMarking.AMBER_STRICT) >= 0 ? audience.watched() : audience);
  }

  /** Whether an object of a level can be shared in a collection at all. */
  private static boolean takes(CollectionSettings collection, DefaultMarking level) {
    return switch (level) {
      case CLEAR, GREEN, RED -> true;
      case AMBER, AMBER_STRICT -> collection.circle().isPresent();
    };
  }

  /** What opens an object of a level, beside its submitter's token and named delegates. */
  private static Set<String> community(CollectionSettings collection, DefaultMarking level) {
    Set<String> tokens = new TreeSet<>();
    switch (level) {
      case CLEAR -> tokens.add(Audience.EVERYONE);
      case GREEN -> {
        tokens.add(Audience.SUPPORTERS);
        collection.circle().map(Circle::token).ifPresent(tokens::add);
      }
      case AMBER, AMBER_STRICT -> collection.circle().map(Circle::token).ifPresent(tokens::add);
      case RED -> {
        // Its own recipients alone.
      }
    }
    return tokens;
  }

  /** Whether a caller may share under a marking in a collection. */
  public static boolean maySend(Caller caller, CollectionSettings collection, Tlp tlp) {
    return collection.mayWrite(caller) && takes(collection, levelOf(tlp));
  }

  /**
   * Whether a caller may read what other parties share under a marking in a collection; under
   * TLP:RED where the caller is named.
   */
  public static boolean mayReceive(Caller caller, CollectionSettings collection, Tlp tlp) {
    DefaultMarking level = levelOf(tlp);
    return level == DefaultMarking.RED
        ? caller.party().isPresent()
        : takes(collection, level)
            && !Collections.disjoint(community(collection, level), caller.tokens());
  }

  /**
   * The audience of a relationship, a sighting, a note or an opinion: its own and those of the ends
   * that the submitter may read, fixed at admission.
   */
  public static Ruling withEnds(Audience own, Collection<Audience> ends, Party submitter) {
    List<SortedSet<String>> sets = new ArrayList<>(own.sets());
    boolean watched = own.isWatched() || ends.stream().anyMatch(Audience::isWatched);
    for (Audience end : ends) {
      for (SortedSet<String> set : end.sets()) {
        if (set.contains(Audience.EVERYONE)) {
          continue;
        }
        TreeSet<String> withSubmitter = new TreeSet<>(set);
        withSubmitter.add(submitter.token());
        if (sets.stream().noneMatch(withSubmitter::containsAll)) {
          sets.removeIf(
              wider -> wider.contains(Audience.EVERYONE) || wider.containsAll(withSubmitter));
          sets.add(withSubmitter);
        }
      }
    }
    return sets.size() > MOST_SETS
        ? new Ruling.Refused(
            "its ends have more than "
                + MOST_SETS
                + " different audiences: split it into several objects")
        : new Ruling.To(new Audience(sets, watched));
  }

  /** How far an audience reaches: as far as its narrowest set. */
  public static Reach reach(Audience audience) {
    Reach reach = Reach.OPEN;
    for (SortedSet<String> set : audience.sets()) {
      Reach one =
          set.contains(Audience.EVERYONE) || set.contains(Audience.SUPPORTERS)
              ? Reach.OPEN
              : set.stream().anyMatch(Circle::isToken) ? Reach.CIRCLE : Reach.NAMED;
      reach = one.compareTo(reach) > 0 ? one : reach;
    }
    return reach;
  }

  /**
   * The most restrictive of the markings; the collection's default where there is none, and for an
   * unknown one, which so never widens.
   */
  private static DefaultMarking level(CollectionSettings collection, Markings markings) {
    DefaultMarking level = DefaultMarking.CLEAR;
    if (markings.tlp().isEmpty() || !markings.unknown().isEmpty()) {
      level = collection.defaultMarking();
    }
    for (Tlp tlp : markings.tlp()) {
      DefaultMarking marked = levelOf(tlp);
      level = marked.compareTo(level) > 0 ? marked : level;
    }
    return level;
  }

  private static DefaultMarking levelOf(Tlp tlp) {
    return switch (tlp) {
      case WHITE, CLEAR_2 -> DefaultMarking.CLEAR;
      case GREEN, GREEN_2 -> DefaultMarking.GREEN;
      case AMBER, AMBER_2 -> DefaultMarking.AMBER;
      case AMBER_STRICT_2 -> DefaultMarking.AMBER_STRICT;
      case RED, RED_2 -> DefaultMarking.RED;
    };
  }
}
