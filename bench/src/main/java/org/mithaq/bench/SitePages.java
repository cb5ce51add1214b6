package org.mithaq.bench;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Addresses of the site's pages, kind by kind, each drawn anew. */
final class SitePages {

  private static final List<String> LANGUAGES = List.of("ar", "en", "fr");
  private static final List<String> CIRCLES = List.of("nato", "g7", "counter-ransomware");
  private static final int DAYS = 2900;

  private static final List<String> PARTY_FILTERS =
      List.of(
          "category=company",
          "country=FR",
          "circle=nato",
          "stance=supports",
          "not_stance=supports&category=academia",
          "sort=name");
  private static final List<String> POSITION_FILTERS =
      List.of(
          "country=FR",
          "category=state&stance=supports",
          "stance=withdrawn",
          "date_quality=by",
          "basis=reported",
          "show=history&category=academia");
  private static final List<String> UNDERTAKING_FILTERS =
      List.of("kind=policy", "overdue=true", "circle=g7", "stage=in-force");

  /** Words that the made-up descriptions hold, most of them everywhere. */
  private static final List<String> WORDS =
      List.of("credentials", "persistence", "gateway", "attachment", "encrypts", "traffic");

  private final Corpus register;
  private final Corpus threats;
  private final long parties;
  private final long objects;

  /**
   * Pages of a node that holds so much of both.
   *
   * @param register parties first, then positions
   */
  SitePages(Corpus register, long parties, Corpus threats, long objects) {
    this.register = register;
    this.parties = parties;
    this.threats = threats;
    this.objects = objects;
  }

  /** A kind of page: its address behind the language. */
  @FunctionalInterface
  interface Kind {
    String path(SplittableRandom random);

    /** The page in any language. */
    default String anywhere(SplittableRandom random) {
      return "/" + one(LANGUAGES, random) + path(random);
    }
  }

  Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("home", random -> "/?" + day(random));
    kinds.put("map", random -> "/map.svg?" + day(random));
    kinds.put("story", _ -> "/story");
    kinds.put("verify", _ -> "/verify");
    kinds.put("method", _ -> "/method");
    kinds.put("register", random -> "/register?" + day(random));
    kinds.put(
        "parties, filtered",
        random ->
            "/register/parties?%s&%s%s"
                .formatted(day(random), one(PARTY_FILTERS, random), next(parties, random)));
    kinds.put("parties, sought", random -> "/register/parties?q=party+" + random.nextLong(parties));
    kinds.put(
        "positions",
        random ->
            "/register/positions?%s&%s%s"
                .formatted(day(random), one(POSITION_FILTERS, random), next(2 * parties, random)));
    kinds.put("party", random -> "/register/parties/" + register.id(random.nextLong(parties)));
    kinds.put("circles", random -> "/register/circles?" + day(random));
    kinds.put("circle", random -> "/register/circles/" + one(CIRCLES, random) + "?" + day(random));
    kinds.put(
        "undertakings",
        random -> "/register/undertakings?" + day(random) + "&" + one(UNDERTAKING_FILTERS, random));
    kinds.put("accord", random -> "/register/accords/paris-call?" + day(random));
    kinds.put("register's feed", _ -> "/register/feed.atom");
    kinds.put("threats", _ -> "/threats");
    kinds.put("threats, name", random -> "/threats?q=exercise+" + malware(random));
    kinds.put(
        "threats, words", random -> "/threats?q=" + one(WORDS, random) + "+" + one(WORDS, random));
    kinds.put(
        "threats, observable",
        random -> "/threats?q=hxxp://host-%d[.]example/x".formatted(malware(random) + 1));
    kinds.put("object", random -> "/threats/objects/" + threats.id(random.nextLong(objects)));
    kinds.put("incidents", _ -> "/threats/incidents");
    kinds.put("threats' feed", _ -> "/threats/feed.atom");
    return kinds;
  }

  /** The first of a family of eight made-up objects; its second is an indicator. */
  private long malware(SplittableRandom random) {
    return random.nextLong(objects) / 8 * 8;
  }

  /** The first page as often as some other one. */
  private static String next(long most, SplittableRandom random) {
    return random.nextBoolean() ? "" : "&next=" + random.nextLong(most);
  }

  private static String day(SplittableRandom random) {
    return "as_of=" + LocalDate.of(2018, 11, 12).plusDays(random.nextInt(DAYS));
  }

  private static String one(List<String> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }
}
