package org.mithaq.cli.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Dated;
import org.mithaq.accord.Source;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.TranslationDraft;

/** What all kinds of items of the sample have in common, and the drafts made so far. */
final class SampleReader {
  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, Draft> byName = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final List<Draft> drafts = new ArrayList<>();

  SampleReader(Item file) {
    file.item("sources")
        .orElseThrow(() -> file.wrong("sources is missing"))
        .each()
        .forEach((key, item) -> sources.put(key, source(item)));
    file.finish();
  }

  private static Source source(Item item) {
    String published = item.optional("published").map(day -> ", " + day).orElse("");
    String archived = item.optional("archived").map(url -> " (archived: " + url + ")").orElse("");
    Source source =
        new Source(
            item.text("publisher"),
            Optional.of(item.text("title") + published + archived),
            Optional.of(item.text("url")));
    item.optional("lang");
    item.finish();
    return source;
  }

  List<Draft> drafts() {
    return drafts;
  }

  /** A head with the item's sources; the first fact under a key takes it, others are numbered. */
  Head head(Item item, String type, String key) {
    String own = key;
    for (int i = 2; !keys.add(type + ":" + own); i++) {
      own = key + ":" + i;
    }
    List<Source> named = new ArrayList<>();
    for (String name : item.texts("sources")) {
      named.add(
          Optional.ofNullable(sources.get(name))
              .orElseThrow(() -> item.wrong("there is no source " + name)));
    }
    return Head.of(own, Facts.WRITTEN).from(named);
  }

  /** Keeps a draft, under a name such as {@code party:fr} if others refer to it. */
  void add(Optional<String> name, Draft draft) {
    drafts.add(draft);
    if (name.isPresent() && byName.put(name.get(), draft) != null) {
      throw new IllegalArgumentException(name.get() + " stands twice");
    }
  }

  /** Keeps the translations of a draft's texts, by property. */
  void translate(Draft draft, Map<String, SortedMap<String, String>> texts) {
    SortedMap<String, SortedMap<String, String>> contents = new TreeMap<>();
    texts.forEach((property, byLanguage) ->
        byLanguage.forEach((language, text) -> {
          if (!language.equals("en") && !text.equals(byLanguage.get("en"))) {
            contents.computeIfAbsent(language, _ -> new TreeMap<>()).put(property, text);
          }
        }));
    if (!contents.isEmpty()) {
      drafts.add(TranslationDraft.of(draft, contents));
    }
  }

  /** The draft of a name such as {@code party:fr}. */
  Draft named(Item item, String name) {
    Draft draft = byName.get(name);
    if (draft == null) {
      throw item.wrong("there is no " + name);
    }
    return draft;
  }

  static <T extends Word> T word(Item item, String name, T[] terms) {
    String word = item.text(name);
    return Word.find(terms, word).orElseThrow(() -> item.wrong(name + " cannot be «" + word + "»"));
  }

  static Optional<LocalDate> day(Item item, String name) {
    Optional<String> text = item.optional(name);
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          item.place() + ": " + name + " is no day: " + text.orElse(""), e);
    }
  }

  static Dated dated(Item item) {
    return new Dated(
        day(item, "date"), word(item, "quality", DateQuality.values()), day(item, "not_before"));
  }

  /** Part of a natural key: the day and how well it is known, and whose claim it is. */
  static String when(Dated dated, Optional<String> claimedBy) {
    return dated.quality().word()
        + ":"
        + dated.date().map(LocalDate::toString).orElse("")
        + claimedBy.map(by -> ":" + by).orElse("");
  }

  static String english(SortedMap<String, String> texts) {
    return texts.getOrDefault("en", "");
  }
}
