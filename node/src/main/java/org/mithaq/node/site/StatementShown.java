package org.mithaq.node.site;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mithaq.stix.Json;

/**
 * A joint statement as its page shows it: the text clause by clause in each language, and who
 * signed which clause whole.
 *
 * @param title in the reader's language where there is one
 * @param missing who was invited and has said nothing
 */
public record StatementShown(
    Json.Members item,
    View.Said title,
    List<ClauseShown> clauses,
    List<Json.Members> signers,
    List<Json.Members> missing) {

  /** One clause in one language; {@code digest} of its text, hexadecimal. */
  public record Wording(View.Said text, String language, String digest) {}

  /** Who signed a clause with a reservation to it. */
  public record Reserved(Json.Members signer, List<View.Said> texts) {}

  /**
   * One clause.
   *
   * @param place 1 for the first; names its place on the page
   * @param whole those whose names stand under it without a reservation to it
   */
  public record ClauseShown(
      int place,
      String number,
      List<Wording> wordings,
      List<Json.Members> whole,
      List<Reserved> reserved) {

    /** Whether a party's name stands under it with a reservation to it. */
    public boolean isReservedBy(Json.Members signer) {
      return reserved.stream()
          .anyMatch(each -> each.signer.text("party").equals(signer.text("party")));
    }
  }

  static StatementShown of(View view, Json.Members item) {
    List<Json.Members> texts = item.objects("texts");
    List<Json.Members> signers = item.objects("cosigned_by");
    List<ClauseShown> clauses = new ArrayList<>();
    for (String number : numbers(item)) {
      clauses.add(clause(view, clauses.size() + 1, number, texts, signers));
    }
    Map<String, Json.Members> said =
        signers.stream()
            .collect(Collectors.toMap(each -> each.text("party").orElse(""), each -> each));
    return new StatementShown(
        item,
        title(view, item),
        clauses,
        signers,
        item.objects("invited").stream()
            .filter(party -> !said.containsKey(party.text("party").orElse("")))
            .toList());
  }

  /** The numbers of the clauses, in their order. */
  static List<String> numbers(Json.Members item) {
    return item.objects("texts").stream()
        .findFirst()
        .map(text ->
            text.objects("clauses").stream()
                .map(clause -> clause.text("number").orElse(""))
                .toList())
        .orElse(List.of());
  }

  /** What it is called in the reader's language; else as it was proposed. */
  public static View.Said title(View view, Json.Members item) {
    return item.objects("texts").stream()
        .filter(text -> text.text("lang").filter(view.language().tag()::equals).isPresent())
        .findFirst()
        .flatMap(text -> text.text("title"))
        .map(title -> new View.Said(title, view.language().tag(), view.language().direction()))
        .orElseGet(() -> new View.Said(item.text("name").orElse(""), "", "auto"));
  }

  private static ClauseShown clause(
      View view, int place, String number, List<Json.Members> texts, List<Json.Members> signers) {
    List<Wording> wordings = new ArrayList<>();
    for (Json.Members text : texts) {
      String lang = text.text("lang").orElse("");
      ULocale locale = ULocale.forLanguageTag(lang);
      for (Json.Members clause : text.objects("clauses")) {
        if (clause.text("number").filter(number::equals).isPresent()) {
          wordings.add(
              new Wording(
                  new View.Said(
                      clause.text("text").orElse(""), lang, locale.isRightToLeft() ? "rtl" : "ltr"),
                  language(view, lang),
                  clause.text("digest").orElse("")));
        }
      }
    }
    List<Json.Members> whole = new ArrayList<>();
    List<Reserved> reserved = new ArrayList<>();
    for (Json.Members signer : signers) {
      if (signer.flag("stands")) {
        List<View.Said> said =
            signer.objects("reservations").stream()
                .filter(each -> each.text("clause").filter(number::equals).isPresent())
                .map(each ->
                    new View.Said(
                        each.text("text").orElse(""), each.text("lang").orElse(""), "auto"))
                .toList();
        if (said.isEmpty()) {
          whole.add(signer);
        } else {
          reserved.add(new Reserved(signer, said));
        }
      }
    }
    return new ClauseShown(place, number, wordings, whole, reserved);
  }

  /** What a language is called in the reader's; its tag where there is no name. */
  public static String language(View view, String tag) {
    return Optional.of(ULocale.forLanguageTag(tag).getDisplayName(view.language().locale()))
        .filter(name -> !name.isBlank())
        .orElse(tag);
  }

  /** Those whose names stand, in the order in which they first signed. */
  public List<Json.Members> standing() {
    return signers.stream().filter(each -> each.flag("stands")).toList();
  }

  /** Those who took their names back. */
  public List<Json.Members> withdrawn() {
    return signers.stream().filter(each -> !each.flag("stands")).toList();
  }

  /** Those who explain how they understand what they signed. */
  public List<Json.Members> explaining() {
    return signers.stream().filter(each -> !each.objects("explanation").isEmpty()).toList();
  }

  /** Whether all who were invited have to sign before it is published. */
  public boolean needsAll() {
    return item.number("needed").orElse(0) == item.objects("invited").size();
  }
}
