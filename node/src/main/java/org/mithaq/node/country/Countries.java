package org.mithaq.node.country;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Countries: codes of ISO 3166-1 and names of CLDR. Making one costs nothing; safe for use by many
 * threads.
 */
public final class Countries {
  /** The languages in which countries have names here. */
  public static final List<String> LANGUAGES = List.of("en", "fr", "ar");

  private static final Pattern LETTERS = Pattern.compile("[A-Z]{2,3}");
  private static final Pattern INVENTED = Pattern.compile("X[A-Z]");

  /** Codes that neither ISO nor CLDR knows and that lists bear nevertheless. */
  private static final Map<String, CodeReading> WRONG =
      Map.of(
          "ROM",
          new CodeReading.Repaired("RO", "ROM was Romania's code until 2002; it is ROU now"),
          "MTG",
          new CodeReading.Repaired("ME", "MTG is no ISO code; Montenegro's is MNE"),
          "KOS",
          new CodeReading.Doubtful(List.of(), "KOS is no ISO code"),
          "CSK",
          new CodeReading.Doubtful(
              List.of("CZ", "SK"), "CSK was Czechoslovakia's code until 1993"));

  private static final Set<String> ISO = Set.of(Locale.getISOCountries());
  private static final Map<String, String> ALPHA2_BY_ALPHA3 =
      ISO.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  alpha2 -> Locale.of("", alpha2).getISO3Country(), Function.identity()));

  // Each made once, when it is first asked for.
  private final Map<String, CldrNames> byLanguage = new ConcurrentHashMap<>();
  private final Map<String, NameIndex> index = new ConcurrentHashMap<>();

  /** Whether the code is one of those that ISO leaves to users and exercises take: XA to XZ. */
  public static boolean invented(String alpha2) {
    return INVENTED.matcher(alpha2).matches();
  }

  /** Whether it is a code of ISO 3166-1 alpha-2 today. */
  public static boolean standard(String alpha2) {
    return ISO.contains(alpha2);
  }

  /**
   * What a code means.
   *
   * @param code alpha-2 or alpha-3, of today or not; never empty for a code
   */
  public CodeReading read(String code) {
    String capital = code.strip().toUpperCase(Locale.ROOT);
    if (!LETTERS.matcher(capital).matches()) {
      return new CodeReading.Doubtful(List.of(), "«" + code + "» is not two or three letters");
    }
    CodeReading reading = capitals(capital);
    return reading instanceof CodeReading.Standard(String alpha2) && !capital.equals(code)
        ? new CodeReading.Repaired(alpha2, "«" + code + "» is written " + capital)
        : reading;
  }

  /**
   * What a code means beside the name of what it stands with: where the code alone leaves a doubt,
   * a name that is a country's settles it.
   */
  public CodeReading read(String code, String name) {
    CodeReading reading = read(code);
    if (reading instanceof CodeReading.Doubtful(List<String> candidates, String why)) {
      Optional<String> named =
          named(name).filter(alpha2 -> candidates.isEmpty() || candidates.contains(alpha2));
      if (named.isPresent()) {
        return new CodeReading.Repaired(named.get(), why + "; the name says " + named.get());
      }
    }
    return reading;
  }

  private static CodeReading capitals(String code) {
    if (ISO.contains(code)) {
      return new CodeReading.Standard(code);
    }
    String alpha2 = ALPHA2_BY_ALPHA3.get(code);
    if (alpha2 != null) {
      return new CodeReading.Standard(alpha2);
    }
    CodeReading wrong = WRONG.get(code);
    if (wrong != null) {
      return wrong;
    }
    if (invented(code)) {
      return new CodeReading.Doubtful(List.of(), code + " is for users to assign: no country");
    }
    return CldrCodes.read(code);
  }

  /**
   * A country's name.
   *
   * @param alpha2 a code of ISO 3166-1 alpha-2
   * @param language one of {@link #LANGUAGES}
   * @return empty for a code without a country, as those for exercises are
   */
  public Optional<String> name(String alpha2, String language) {
    return standard(alpha2) ? names(language).name(alpha2) : Optional.empty();
  }

  /**
   * The country that bears a name in one of the languages, whatever its letters' case, diacritics
   * and variants.
   */
  public Optional<String> named(String name) {
    return index
        .computeIfAbsent("", _ -> NameIndex.of(ISO, LANGUAGES.stream().map(this::names).toList()))
        .country(name);
  }

  private CldrNames names(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException("countries have names in " + LANGUAGES);
    }
    return byLanguage.computeIfAbsent(language, CldrNames::in);
  }
}
