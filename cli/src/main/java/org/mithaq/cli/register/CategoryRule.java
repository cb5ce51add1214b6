package org.mithaq.cli.register;

import java.util.List;
import org.mithaq.accord.PartyCategory;
import org.mithaq.node.country.SearchFold;

/**
 * Which category of party a row's category and nature mean. The source's own category is kept
 * beside it, so that sums by it still match.
 */
record CategoryRule(Remarks remarks) {
  private static final String UNIVERSITY = "universite";
  private static final String COMPANY_NATURE = "entreprise";
  private static final List<String> BUSINESS =
      List.of(COMPANY_NATURE, "association professionnelle", "chambre de commerce");

  PartyCategory category(long line, String category, String nature) throws Fields.Unusable {
    String words = SearchFold.words(nature);
    return switch (SearchFold.fold(category)) {
      case "state" -> PartyCategory.STATE;
      case "public-authority" -> PartyCategory.PUBLIC_AUTHORITY;
      case "private-sector", "company" -> {
        if (!category.equals("company")) {
          remarks.mapped(line, "company", "«" + category + "» is a company here");
        }
        yield PartyCategory.COMPANY;
      }
      case "academia" -> PartyCategory.ACADEMIA;
      case "civil-society" -> civil(line, words, nature);
      case "" -> missing(line, words, nature);
      default ->
          throw new Fields.Unusable(
              "unknown-category",
              "the category «%s» is none of state, public-authority, private-sector, civil-society"
                  .formatted(category));
    };
  }

  private PartyCategory civil(long line, String words, String nature) {
    if (words.equals(UNIVERSITY)) {
      remarks.mapped(line, "academia", "nature «" + nature + "»: academia, not civil-society");
      return PartyCategory.ACADEMIA;
    }
    if (words.equals(COMPANY_NATURE)) {
      remarks.doubt(
          line,
          "nature-and-category",
          "the nature «" + nature + "» does not fit civil-society, which is kept");
    }
    return PartyCategory.CIVIL_SOCIETY;
  }

  private PartyCategory missing(long line, String words, String nature) {
    if (words.equals(UNIVERSITY)) {
      remarks.repaired(line, "missing-category", "no category; the nature says academia");
      return PartyCategory.ACADEMIA;
    }
    if (BUSINESS.contains(words)) {
      remarks.repaired(line, "missing-category", "no category; the nature says company");
      return PartyCategory.COMPANY;
    }
    remarks.doubt(
        line,
        "missing-category",
        words.isEmpty()
            ? "no category and no nature; entered under civil-society, the widest"
            : "no category; entered under civil-society for the nature «" + nature + "»");
    return PartyCategory.CIVIL_SOCIETY;
  }
}
