package org.mithaq.node.register;

import com.ibm.icu.text.CollationKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mithaq.accord.Moment;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.Register;
import org.mithaq.node.country.Countries;
import org.mithaq.node.country.FoldedNames;
import org.mithaq.node.country.NameOrder;
import org.mithaq.node.country.SearchFold;

/** Names in Arabic, French and English: of countries by CLDR, of all else as they were entered. */
final class Names {

  static final List<String> LANGUAGES = List.of("ar", "en", "fr");

  private final Countries countries;
  private final NameOrder order;
  private final FoldedNames folded;
  private final Register register;
  private final Moment moment;

  Names(
      Countries countries, NameOrder order, FoldedNames folded, Register register, Moment moment) {
    this.order = order;
    this.folded = folded;
    this.countries = countries;
    this.register = register;
    this.moment = moment;
  }

  /** A party's names, by language: as it gives them itself or the depositary does. */
  Values of(PartyIdentity party) {
    Values names = new Values();
    for (String lang : LANGUAGES) {
      names.text(lang, name(party, lang));
    }
    return names;
  }

  private Optional<String> name(PartyIdentity party, String lang) {
    Optional<String> given = register.translation(moment, party.id(), party.id(), lang, "name");
    if (given.isEmpty() && party.category() == PartyCategory.STATE && party.country().isPresent()) {
      return countries.name(party.country().get(), lang);
    }
    return given;
  }

  /** What a party is sorted by among others in a language. */
  CollationKey key(PartyIdentity party, String lang) {
    return order.key(name(party, lang).orElse(party.name()), lang);
  }

  /** A property of any object in the languages in which it was entered beside its own. */
  Values of(String object, String by, String property) {
    Values texts = new Values();
    for (String lang : LANGUAGES) {
      texts.text(lang, register.translation(moment, object, by, lang, property));
    }
    return texts;
  }

  /** Whether some name of a party holds all words that are sought, in whatever spelling. */
  Predicate<PartyIdentity> matching(String sought) {
    String words = SearchFold.words(sought);
    return party -> {
      if (folded.words(party.name()).contains(words)) {
        return true;
      }
      for (String lang : LANGUAGES) {
        Optional<String> name = name(party, lang);
        if (name.isPresent() && folded.words(name.get()).contains(words)) {
          return true;
        }
      }
      return false;
    };
  }
}
