package org.mithaq.node.country;

import com.ibm.icu.text.CollationKey;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The order of names as readers of a language expect it (CLDR's collation). Keys are dear to make
 * and cheap to compare, so they are kept, up to a bound. Safe for use by many threads.
 */
public final class NameOrder {
  private static final int MOST = 1 << 18;

  private record Named(String language, String name) {}

  private final Map<String, Collator> collators = new ConcurrentHashMap<>();
  private final Map<Named, CollationKey> keys = new ConcurrentHashMap<>();

  /** What a name is compared by with others of the same language. */
  public CollationKey key(String name, String language) {
    if (keys.size() > MOST) {
      keys.clear();
    }
    return keys.computeIfAbsent(
        new Named(language, name), named -> collator(language).getCollationKey(named.name));
  }

  private Collator collator(String language) {
    return collators.computeIfAbsent(
        language, each -> Collator.getInstance(ULocale.forLanguageTag(each)).freeze());
  }
}
