package org.mithaq.accord.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.Evidence;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Word;

/** One step of a case. */
public record CaseEntryDraft(Head head, CaseEntry.Terms terms) implements Draft {

  public CaseEntryDraft {
    Check.reference("case_ref", "accountability-case", terms.accountabilityCase());
    terms.texts().forEach(passage -> Check.text("texts", passage.text()));
    terms.about().ifPresent(id -> Check.reference("about_ref", "case-entry", id));
  }

  /**
   * A joint finding, as both sides sign it: of the same words the same bytes are made anywhere.
   *
   * @param by id of the side that proposes it
   * @param number names it among all that the side proposes, such as a UUID
   */
  public static CaseEntryDraft finding(
      String accountabilityCase, String by, String number, Instant created, Passage text) {
    Check.language(text.lang());
    return new CaseEntryDraft(
        new Head(
            "finding " + by + " " + number, created, Optional.of(by), Optional.empty(), List.of()),
        new CaseEntry.Terms(
            accountabilityCase,
            CaseEntryKind.FINDING,
            List.of(text),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  @Override
  public String type() {
    return "case-entry";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.CASE_ENTRY,
        json -> {
          json.text("case_ref", terms.accountabilityCase());
          json.word("kind", terms.kind());
          json.passages("texts", terms.texts());
          json.day("date", terms.date());
          if (terms.evidence().isPresent()) {
            Evidence evidence = terms.evidence().get();
            json.struct(
                "evidence",
                own -> {
                  own.text("name", evidence.name());
                  own.text("source", evidence.source());
                  own.text("digest", evidence.digest());
                  own.text("commitment", evidence.commitment());
                  own.text("salt", evidence.salt());
                  own.text("confidence", evidence.confidence().map(Word::word));
                });
          }
          json.text("about_ref", terms.about());
          json.seconds("seconds", terms.extension());
          json.text("diligence", terms.diligence().map(Word::word));
        });
  }
}
