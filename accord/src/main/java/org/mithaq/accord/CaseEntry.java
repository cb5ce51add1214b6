package org.mithaq.accord;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step of a case: what one party states. */
public record CaseEntry(String id, Instant created, Terms terms) implements Matter {

  /**
   * What it says.
   *
   * @param texts in one language or more
   * @param date when it was so, where that is not now
   * @param about the entry that it is about: the evidence that it opens, what it corrects
   * @param extension by how long the time for a response grows; whole seconds
   * @param diligence which step of due diligence it tells of
   */
  public record Terms(
      String accountabilityCase,
      CaseEntryKind kind,
      List<Passage> texts,
      Optional<LocalDate> date,
      Optional<Evidence> evidence,
      Optional<String> about,
      Optional<Duration> extension,
      Optional<DiligenceStep> diligence) {
    public Terms {
      texts = List.copyOf(texts);
    }
  }

  @Override
  public List<String> needs() {
    List<String> needs = new ArrayList<>(List.of(terms.accountabilityCase));
    terms.about.ifPresent(needs::add);
    return needs;
  }
}
