package org.mithaq.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of who may read what (DESIGN §4), slow and obvious, from the text alone: it shares
 * nothing with the node. Tokens are {@code *}, {@code supporters}, {@code circle}, {@code party:…}
 * and {@code delegate:…} with the names of accounts, since each party of the demo has one.
 */
final class AccessOracle {

  /**
   * A share that is in force, or was.
   *
   * @param audience a reader holds a token of every set
   */
  record Held(long act, ModelStep.Share share, String json, List<Set<String>> audience) {

    String id() {
      return share.id();
    }

    boolean in(String collection) {
      return share.collection().equals(collection);
    }
  }

  /** What is said to a submission. */
  enum Verdict {
    NEW,
    THERE_ALREADY,
    REFUSED
  }

  private static final List<String> LEVELS = List.of("clear", "green", "amber", "strict", "red");

  private final Set<String> circle = new TreeSet<>(Set.of("cert-xa", "cert-xb", "cert-xc"));
  private final Set<String> supporters = new TreeSet<>(Set.of("cert-xa", "cert-xb", "acme", "ngo"));
  private final List<Held> held = new ArrayList<>();

  private Set<String> tokens(String account) {
    Set<String> tokens = new HashSet<>(Set.of("*"));
    if (!account.isEmpty()) {
      tokens.add("delegate:" + account);
    }
    if (ModelStep.PARTIES.containsKey(account)) {
      tokens.add("party:" + account);
    }
    if (circle.contains(account)) {
      tokens.add("circle");
    }
    if (supporters.contains(account)) {
      tokens.add("supporters");
    }
    return tokens;
  }

  boolean mayRead(String account, List<Set<String>> audience) {
    Set<String> tokens = tokens(account);
    return audience.stream().allMatch(set -> set.stream().anyMatch(tokens::contains));
  }

  private boolean reads(String account, Held one) {
    return mayRead(account, one.audience);
  }

  private static boolean ofCircle(String collection) {
    return !collection.equals(AccessNode.PUBLIC);
  }

  private static boolean strict(String collection) {
    return !collection.equals(AccessNode.FEEDS);
  }

  /** Whether a party may write into a collection at all. */
  boolean mayWrite(String account, String collection) {
    return !ofCircle(collection) || circle.contains(account);
  }

  void member(ModelStep.Member step) {
    boolean steward = step.account().equals("cert-xa");
    boolean leaves = step.status().equals("left") && step.account().equals(step.party());
    if (steward || leaves) {
      if (step.status().equals("member")) {
        circle.add(step.party());
      } else {
        circle.remove(step.party());
      }
    }
  }

  void stand(ModelStep.Stand step) {
    if (step.account().equals(step.party()) || step.account().equals("depositary")) {
      if (step.stance().equals("supports")) {
        supporters.add(step.party());
      } else {
        supporters.remove(step.party());
      }
    }
  }

  /** The audience by markings; empty: refused. */
  private Optional<Set<String>> own(ModelStep.Share step) {
    boolean known = !step.markings().contains("unknown");
    if (!known && strict(step.collection())) {
      return Optional.empty();
    }
    int level = 0;
    if (!known || step.markings().isEmpty()) {
      level = ofCircle(step.collection()) ? LEVELS.indexOf("amber") : LEVELS.indexOf("clear");
    }
    for (String marking : step.markings()) {
      level = Math.max(level, LEVELS.indexOf(marking.replace("1", "")));
    }
    String own = "party:" + step.account();
    return switch (LEVELS.get(level)) {
      case "clear" -> Optional.of(Set.of("*"));
      case "green" ->
          Optional.of(
              ofCircle(step.collection())
                  ? Set.of("supporters", "circle", own)
                  : Set.of("supporters", own));
      case "red" -> {
        Set<String> named = new HashSet<>(Set.of(own));
        step.recipients().forEach(account -> named.add("delegate:" + account));
        yield Optional.of(named);
      }
      default ->
          ofCircle(step.collection()) ? Optional.of(Set.of("circle", own)) : Optional.empty();
    };
  }

  /** What a submission is answered; what is new is there from now on. */
  Verdict share(ModelStep.Share step, long act) {
    Optional<Set<String>> own = own(step);
    if (own.isEmpty()) {
      return Verdict.REFUSED;
    }
    List<Set<String>> audience = new ArrayList<>(List.of(own.get()));
    for (String end : step.ends()) {
      for (Held one : ends(step, end)) {
        for (Set<String> set : one.audience) {
          Set<String> with = new HashSet<>(set);
          with.add("party:" + step.account());
          audience.add(with);
        }
      }
    }
    List<Held> seen =
        held.stream()
            .filter(one -> one.id().equals(step.id()) && reads(step.account(), one))
            .toList();
    Held mine = new Held(act, step, step.json(), audience);
    if (!mayAdd(mine, seen) || !mayCarry(mine, seen)) {
      return Verdict.REFUSED;
    }
    // Of several that are seen under one version, one with the very bytes will do.
    List<Held> rivals =
        seen.stream()
            .filter(one ->
                one.in(step.collection())
                    && one.share.version().equals(step.version())
                    && (step.version().isPresent() || one.share.account().equals(step.account())))
            .toList();
    if (!rivals.isEmpty()) {
      return rivals.stream().anyMatch(one -> one.json.equals(mine.json))
          ? Verdict.THERE_ALREADY
          : Verdict.REFUSED;
    }
    held.add(mine);
    return Verdict.NEW;
  }

  /** What a submitter gets who asks for an end: here, else in each other collection. */
  private List<Held> ends(ModelStep.Share step, String end) {
    Optional<Held> here = last(step.account(), step.collection(), end);
    if (here.isPresent()) {
      return List.of(here.get());
    }
    return AccessNode.COLLECTIONS.stream()
        .flatMap(other -> last(step.account(), other, end).stream())
        .toList();
  }

  /** Versions are for whom the first one names, else for its submitter. */
  private static boolean mayAdd(Held mine, List<Held> seen) {
    ModelStep.Share step = mine.share;
    boolean thereAlready =
        seen.stream()
            .anyMatch(one ->
                one.share.version().equals(step.version())
                    && (one.in(step.collection()) || one.json.equals(mine.json)));
    if (step.version().isEmpty() || seen.isEmpty() || thereAlready) {
      return true;
    }
    return step.creator().map(step.account()::equals).orElse(true)
        && owner(seen).equals(step.account());
  }

  private static String owner(List<Held> seen) {
    ModelStep.Share first = seen.getFirst().share;
    return first.creator().orElse(first.account());
  }

  /** Nobody carries another's AMBER or stricter object into another circle. */
  private static boolean mayCarry(Held mine, List<Held> seen) {
    ModelStep.Share step = mine.share;
    if (seen.stream()
        .anyMatch(one -> one.in(step.collection()) && one.share.version().equals(step.version()))) {
      return true;
    }
    List<Held> elsewhere =
        seen.stream()
            .filter(one -> one.share.version().equals(step.version()))
            .filter(one -> step.version().isPresent() || one.json.equals(mine.json))
            .toList();
    if (elsewhere.isEmpty()
        || elsewhere.stream().anyMatch(one -> reach(one.audience) == 0)
        || owner(seen).equals(step.account())) {
      return true;
    }
    return elsewhere.stream()
        .allMatch(one ->
            one.share.account().equals(step.account())
                || (reach(one.audience) == 1
                    && ofCircle(one.share.collection())
                    && ofCircle(step.collection())
                    && reach(mine.audience) > 0));
  }

  /** 0 past a circle, 1 a circle, 2 those who are named. */
  private static int reach(List<Set<String>> audience) {
    return audience.stream()
        .mapToInt(set ->
            set.contains("*") || set.contains("supporters") ? 0 : set.contains("circle") ? 1 : 2)
        .max()
        .orElseThrow();
  }

  /** What the remover's party shared and it may read goes; how many. */
  List<Held> remove(ModelStep.Remove step) {
    List<Held> gone =
        held.stream()
            .filter(one -> one.in(step.collection()) && one.id().equals(step.id()))
            .filter(one -> one.share.account().equals(step.account()))
            .toList();
    held.removeAll(gone);
    return gone;
  }

  /** Whether a reader gets anything of an id, so that it exists for him. */
  boolean exists(String account, String collection, String id) {
    return last(account, collection, id).isPresent();
  }

  void erase(long act) {
    held.removeIf(one -> one.act == act);
  }

  List<Held> everything() {
    return held;
  }

  /** All that a reader finds, in the order of the acts. */
  List<Held> all(String account, String collection) {
    return held.stream().filter(one -> one.in(collection) && reads(account, one)).toList();
  }

  /** The same of all collections. */
  List<Held> all(String account) {
    return held.stream().filter(one -> reads(account, one)).toList();
  }

  /** The latest version of an id, the earliest of its renditions. */
  Optional<Held> last(String account, String collection, String id) {
    return all(account, collection).stream()
        .filter(one -> one.id().equals(id))
        .max(
            Comparator.comparing((Held one) -> one.share.version().orElse(0))
                .thenComparing(Comparator.comparing(Held::act).reversed()));
  }

  List<Held> lasts(String account, String collection) {
    return all(account, collection).stream()
        .filter(one -> last(account, collection, one.id()).filter(one::equals).isPresent())
        .toList();
  }
}
