package org.mithaq.node.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may read an act: a conjunction of sets of tokens; a reader must hold a token of every set.
 * Tokens are {@code public}, {@code supporters}, {@code circle:…}, {@code party:…}, {@code
 * delegate:…}, {@code case:…}, {@code open-case:…}, {@code statement:…}. Written {@code
 * circle:exercise|supporters&party:…}: sets joined by {@code &}, tokens by {@code |}, both sorted,
 * so that equal audiences have equal texts. A {@code !} before it all says that every reading is
 * taken down.
 */
public final class Audience {

  private static final int LONGEST_NAME = 200;

  /** What everyone holds, with an account or without. */
  public static final String EVERYONE = "public";

  /** What the supporters of the node's accord hold. */
  public static final String SUPPORTERS = "supporters";

  public static final Audience PUBLIC = of(Set.of(EVERYONE));

  private static final String WATCHED = "!";

  private final List<SortedSet<String>> sets;
  private final boolean watched;
  private final String text;

  /**
   * A conjunction of sets.
   *
   * @param watched see {@link #watched()}
   * @throws IllegalArgumentException when there is no set, a set is empty or holds no token
   */
  public Audience(List<SortedSet<String>> sets, boolean watched) {
    if (sets.isEmpty()) {
      throw new IllegalArgumentException("an audience needs at least one set of tokens");
    }
    for (SortedSet<String> set : sets) {
      if (set.isEmpty()) {
        throw new IllegalArgumentException("a set of tokens must not be empty");
      }
      for (String token : set) {
        if (!isToken(token)) {
          throw new IllegalArgumentException("not a token: " + token);
        }
      }
    }
    this.sets =
        sets.stream()
            .<SortedSet<String>>map(set -> Collections.unmodifiableSortedSet(new TreeSet<>(set)))
            .distinct()
            .sorted(Comparator.comparing(set -> String.join("|", set)))
            .toList();
    this.watched = watched;
    this.text =
        (watched ? WATCHED : "")
            + this.sets.stream().map(set -> String.join("|", set)).collect(Collectors.joining("&"));
  }

  /** Whether readings are taken down: of TLP:RED and TLP:AMBER+STRICT. */
  public boolean isWatched() {
    return watched;
  }

  /** The same readers, each reading taken down. */
  public Audience watched() {
    return new Audience(sets, true);
  }

  /** The sets, in the order of their texts. */
  public List<SortedSet<String>> sets() {
    return sets;
  }

  private static boolean isToken(String token) {
    if (token.equals(EVERYONE) || token.equals(SUPPORTERS)) {
      return true;
    }
    int colon = token.indexOf(':');
    return colon > 0
        && switch (token.substring(0, colon)) {
          case "circle", "party", "delegate", "case", "open-case", "statement" ->
              isName(token, colon + 1);
          default -> false;
        };
  }

  private static boolean isName(String token, int from) {
    return token.length() > from
        && token.length() <= from + LONGEST_NAME
        && token.chars().skip(from).noneMatch(c -> c == '|' || c == '&' || c <= ' ');
  }

  public static Audience of(Set<String> tokens) {
    return new Audience(List.of(new TreeSet<>(tokens)), false);
  }

  /** Reads the written form. */
  public static Audience parse(String text) {
    boolean watched = text.startsWith(WATCHED);
    String sets = watched ? text.substring(WATCHED.length()) : text;
    return new Audience(
        Arrays.stream(sets.split("&", -1))
            .<SortedSet<String>>map(set -> new TreeSet<>(List.of(set.split("\\|", -1))))
            .toList(),
        watched);
  }

  /** The same readers and whoever holds a token; no more where everyone reads it anyway. */
  public Audience openTo(String token) {
    List<SortedSet<String>> wider = new ArrayList<>();
    for (SortedSet<String> set : sets) {
      TreeSet<String> more = new TreeSet<>(set);
      if (!more.contains(EVERYONE)) {
        more.add(token);
      }
      wider.add(more);
    }
    return new Audience(wider, watched);
  }

  /** What the sides of a case hold, by the case's id; the respondent once notice was served. */
  public static String ofCase(String id) {
    return "case:" + id;
  }

  /** What everyone holds once a case was opened to everyone, by the case's id. */
  public static String ofOpenCase(String id) {
    return "open-case:" + id;
  }

  /** What everyone holds once a statement is published that then opens, by its SHA-256. */
  public static String ofStatement(String digest) {
    return "statement:" + digest;
  }

  /** Those who may read under both. */
  public Audience and(Audience other) {
    return new Audience(
        Stream.concat(sets.stream(), other.sets.stream()).toList(), watched || other.watched);
  }

  /** Whether it is certain that everyone whom the other one admits is admitted here. */
  public boolean includes(Audience other) {
    return sets.stream()
        .allMatch(set -> set.contains(EVERYONE) || other.sets.stream().anyMatch(set::containsAll));
  }

  public boolean admits(Set<String> tokens) {
    for (SortedSet<String> set : sets) {
      if (Collections.disjoint(set, tokens)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Audience that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The written form. */
  @Override
  public String toString() {
    return text;
  }
}
