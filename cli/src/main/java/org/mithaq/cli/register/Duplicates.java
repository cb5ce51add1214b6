package org.mithaq.cli.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mithaq.node.country.SearchFold;

/**
 * Gives every row the natural key of its party. Rows of the same name and country are one party;
 * those whose names differ in a legal form or an acronym alone are doubts, and stay apart.
 */
final class Duplicates {
  private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)");
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "ab",
          "ag",
          "as",
          "asa",
          "bv",
          "bvba",
          "co",
          "company",
          "corp",
          "corporation",
          "doo",
          "eood",
          "foundation",
          "gmbh",
          "group",
          "inc",
          "kft",
          "limited",
          "llc",
          "llp",
          "ltd",
          "ltda",
          "nv",
          "ood",
          "oy",
          "oyj",
          "plc",
          "pty",
          "pvt",
          "sa",
          "sarl",
          "sas",
          "sasu",
          "sl",
          "sp",
          "spa",
          "srl",
          "the",
          "zrt");

  private final String accord;
  private final Remarks remarks;
  private final Map<String, Supporter> byKey = new HashMap<>();
  private final Map<String, Supporter> byCore = new HashMap<>();

  Duplicates(String accord, Remarks remarks) {
    this.accord = accord;
    this.remarks = remarks;
  }

  /** The key of the row's party. */
  String key(Supporter row) {
    String key =
        row.stateCode().map(Facts::stateKey).orElseGet(() -> Facts.partyKey(accord, row.name()));
    Supporter other = byKey.putIfAbsent(key, row);
    if (other == null) {
      alike(row);
      return key;
    }
    if (row.stateCode().isPresent() || other.country().equals(row.country())) {
      remarks.doubt(
          row.line(),
          "duplicate",
          "the same party as in line %d: «%s»; entered once".formatted(other.line(), row.name()));
      return key;
    }
    String apart = key + ":" + row.country().orElse("");
    Supporter same = byKey.putIfAbsent(apart, row);
    remarks.doubt(
        row.line(),
        same == null ? "same-name" : "duplicate",
        same == null
            ? "«%s» is also in line %d, of another country: kept apart"
                .formatted(row.name(), other.line())
            : "the same party as in line %d: «%s»; entered once"
                .formatted(same.line(), row.name()));
    return apart;
  }

  private void alike(Supporter row) {
    String core = core(row.name()) + "/" + row.country().orElse("");
    Supporter other = byCore.putIfAbsent(core, row);
    if (other != null) {
      remarks.doubt(
          row.line(),
          "perhaps-duplicate",
          "«%s» may be «%s» of line %d: kept apart"
              .formatted(row.name(), other.name(), other.line()));
    }
  }

  private static String core(String name) {
    String plain = SearchFold.words(ASIDE.matcher(name).replaceAll(" "));
    List<String> words = new ArrayList<>(Arrays.asList(plain.split(" ", -1)));
    while (words.size() > 1 && empty(words.getLast())) {
      words.removeLast();
    }
    if (words.size() > 1 && words.getFirst().equals("the")) {
      words.removeFirst();
    }
    return String.join(" ", words);
  }

  private static boolean empty(String word) {
    return LEGAL_FORMS.contains(word) || (word.length() == 1 && Character.isLetter(word.charAt(0)));
  }
}
