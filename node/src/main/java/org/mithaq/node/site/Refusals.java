package org.mithaq.node.site;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.CasePhase;
import org.mithaq.accord.EscalationCause;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.ReplyKind;
import org.mithaq.accord.TaskPhase;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.WrongDraftException;
import org.mithaq.node.access.Role;
import org.mithaq.node.assistance.Filing;

/**
 * Why something was refused, in one language. English is said by the reasons themselves; the others
 * have a text for each reason under its word, with {@code {0}} for the first argument.
 */
final class Refusals {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  /** What breaks a line, or changes which way a text runs. */
  private static final Pattern UNWRITTEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private static final int LONGEST = 500;
  private static final String ISOLATE = "\u2068";
  private static final String END = "\u2069";

  private final Language language;
  private final Map<String, String> texts;

  private Refusals(Language language, Map<String, String> texts) {
    this.language = language;
    this.texts = Map.copyOf(texts);
  }

  static Refusals in(Language language) {
    return new Refusals(
        language,
        language == Language.EN
            ? Map.of()
            : Resources.texts(List.of("words/refused." + language.tag() + ".properties")));
  }

  /** The texts by the reasons' words; none in English. */
  Map<String, String> texts() {
    return texts;
  }

  /** A term of a vocabulary in the page's language; the word itself where there is none. */
  @FunctionalInterface
  interface Vocabulary {
    String term(String vocabulary, String word);
  }

  /** The sentence; the English one, marked as such, for a reason that has none. */
  String say(Grounds grounds, Vocabulary vocabulary) {
    if (language == Language.EN) {
      return whole(grounds.sentence());
    }
    String text = texts.get(grounds.reason().word());
    return text == null
        ? say(Filing.unsaid(grounds.sentence()), vocabulary)
        : PLACE
            .matcher(text)
            .replaceAll(place ->
                Matcher.quoteReplacement(
                    said(grounds.arguments().get(Integer.parseInt(place.group(1))), vocabulary)));
  }

  /** As a sentence that stands alone; the name of a member that it begins with stays as it is. */
  private static String whole(String sentence) {
    String first = sentence.split(" ", 2)[0];
    String begun =
        first.isEmpty() || first.contains("_") || first.contains(".")
            ? sentence
            : Character.toUpperCase(first.charAt(0)) + sentence.substring(1);
    return begun.endsWith(".") ? begun : begun + ".";
  }

  /** The same of a draft that could not be made. */
  String say(IllegalArgumentException wrong, Vocabulary vocabulary) {
    return say(
        wrong instanceof WrongDraftException draft
            ? draft.grounds()
            : Filing.unsaid(String.valueOf(wrong.getMessage())),
        vocabulary);
  }

  private String said(Grounds.Argument argument, Vocabulary vocabulary) {
    return switch (argument) {
      case Grounds.Text(String text) -> foreign(text);
      case Grounds.Terms(List<Word> words) ->
          String.join(
              language == Language.AR ? "، " : ", ",
              words.stream().map(word -> term(word, vocabulary)).toList());
    };
  }

  private static String term(Word word, Vocabulary vocabulary) {
    String name =
        switch (word) {
          case ReplyKind _ -> "help.step";
          case TaskPhase _ -> "help.task";
          case CaseEntryKind _ -> "help.entry";
          case CasePhase _ -> "help.case";
          case EscalationCause _ -> "work.cause";
          case PartyCategory _ -> "register.category";
          case Role _ -> "people.role";
          default -> "";
        };
    return name.isEmpty() ? foreign(word.word()) : vocabulary.term(name, word.word());
  }

  /** Whatever somebody else wrote moves nothing around it. */
  private static String foreign(String text) {
    String line = UNWRITTEN.matcher(text).replaceAll(" ");
    if (line.codePointCount(0, line.length()) > LONGEST) {
      line = line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
    return ISOLATE + line + END;
  }
}
