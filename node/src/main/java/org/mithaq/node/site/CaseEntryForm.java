package org.mithaq.node.site;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.Confidence;
import org.mithaq.accord.DiligenceStep;
import org.mithaq.accord.Evidence;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Word;

/** Reads a step of a case from its form: of all its fields those that belong to the step. */
final class CaseEntryForm {

  private static final int LONGEST = 4000;
  private static final int LONGEST_NAME = 200;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final View view;
  private final Typed typed;

  CaseEntryForm(View view, Typed typed) {
    this.view = view;
    this.typed = typed;
  }

  /**
   * What the step says.
   *
   * @param opened id of the case
   */
  CaseEntry.Terms terms(String opened, CaseEntryKind kind) throws Typed.Mistake {
    return new CaseEntry.Terms(
        opened,
        kind,
        texts(kind),
        date(kind),
        evidence(kind),
        about(kind),
        extension(kind),
        kind == CaseEntryKind.DUE_DILIGENCE
            ? Optional.of(typed.word(view, "diligence", DiligenceStep.values()))
            : Optional.empty());
  }

  private List<Passage> texts(CaseEntryKind kind) throws Typed.Mistake {
    boolean free =
        switch (kind) {
          case EVIDENCE, OPENING, ACKNOWLEDGEMENT, EXTENSION -> true;
          default -> false;
        };
    Optional<String> text =
        free
            ? typed.optional(view, "text", LONGEST)
            : Optional.of(typed.needed(view, "text", LONGEST));
    String lang =
        List.of(Language.values()).stream()
            .map(Language::tag)
            .filter(typed.text("lang")::equals)
            .findFirst()
            .orElse(view.language().tag());
    return text.map(said -> List.of(new Passage(lang, said))).orElse(List.of());
  }

  private Optional<LocalDate> date(CaseEntryKind kind) throws Typed.Mistake {
    boolean dated =
        switch (kind) {
          case DUE_DILIGENCE, MEASURE, FOLLOW_UP -> true;
          default -> false;
        };
    String day = typed.text("date");
    if (!dated || day.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(day));
    } catch (DateTimeException e) {
      throw new Typed.Mistake(view.t("work.wrong.date"));
    }
  }

  private Optional<Evidence> evidence(CaseEntryKind kind) throws Typed.Mistake {
    return switch (kind) {
      case EVIDENCE -> {
        Optional<String> digest = digits("digest");
        Optional<String> commitment = digits("commitment");
        if (digest.isPresent() == commitment.isPresent()) {
          throw new Typed.Mistake(view.t("work.wrong.evidence"));
        }
        Evidence evidence =
            digest.map(Evidence::known).orElseGet(() -> Evidence.committed(commitment.get()));
        yield Optional.of(
            evidence.described(
                typed.optional(view, "evidence", LONGEST_NAME),
                typed.optional(view, "source", LONGEST_NAME),
                Word.find(Confidence.values(), typed.text("confidence"))));
      }
      case OPENING -> {
        Optional<String> digest = digits("opened");
        Optional<String> salt = digits("salt");
        if (digest.isEmpty() || salt.isEmpty()) {
          throw new Typed.Mistake(view.t("work.wrong.opening"));
        }
        yield Optional.of(Evidence.opening(digest.get(), salt.get()));
      }
      default -> Optional.empty();
    };
  }

  /** As people copy them: in either case, with blanks between. */
  private Optional<String> digits(String name) throws Typed.Mistake {
    String hex = typed.text(name).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    if (!hex.isEmpty() && !SHA256.matcher(hex).matches()) {
      throw new Typed.Mistake(view.t("work.wrong.digits", view.t("work.field." + name)));
    }
    return Optional.of(hex).filter(each -> !each.isEmpty());
  }

  private Optional<String> about(CaseEntryKind kind) {
    return switch (kind) {
      case OPENING -> chosen("opens");
      case CORRECTION -> chosen("corrects");
      default -> Optional.empty();
    };
  }

  private Optional<String> chosen(String name) {
    return Optional.of(typed.text(name)).filter(id -> !id.isEmpty());
  }

  private Optional<Duration> extension(CaseEntryKind kind) throws Typed.Mistake {
    if (kind != CaseEntryKind.EXTENSION) {
      return Optional.empty();
    }
    return Optional.of(
        Span.read(typed.text("more"), typed.text("unit"))
            .orElseThrow(() -> new Typed.Mistake(view.t("work.wrong.within"))));
  }
}
