package org.mithaq.node.country;

import com.ibm.icu.impl.ICUData;
import com.ibm.icu.util.UResourceBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;

/**
 * The names of countries in one language. They are read from CLDR's table directly: the classes
 * that show names in running text take three times as long to start.
 */
final class CldrNames {
  private static final String STANDARD = "Countries";
  private static final List<String> OTHERS = List.of("Countries%short", "Countries%variant");

  private final UResourceBundle language;
  private final UResourceBundle standard;

  private CldrNames(UResourceBundle language) {
    this.language = language;
    this.standard = language.get(STANDARD);
  }

  static CldrNames in(String language) {
    return new CldrNames(UResourceBundle.getBundleInstance(ICUData.ICU_REGION_BASE_NAME, language));
  }

  Optional<String> name(String alpha2) {
    return in(standard, alpha2);
  }

  /** Every name that is in use, the usual one first. */
  List<String> all(String alpha2) {
    List<String> names = new ArrayList<>();
    name(alpha2).ifPresent(names::add);
    for (String table : OTHERS) {
      try {
        in(language.get(table), alpha2).ifPresent(names::add);
      } catch (MissingResourceException e) {
        // This language has no such names.
      }
    }
    return names;
  }

  private static Optional<String> in(UResourceBundle table, String alpha2) {
    try {
      return Optional.of(table.getString(alpha2));
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }
}
