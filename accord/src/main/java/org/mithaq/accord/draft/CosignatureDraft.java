package org.mithaq.accord.draft;

import org.mithaq.accord.Cosignature;
import org.mithaq.accord.Extensions;

/** A party's word on a statement, which is to be signed. */
public record CosignatureDraft(Head head, Cosignature.Terms terms) implements Draft {

  public CosignatureDraft {
    Check.reference("statement_ref", "statement", terms.statement());
    Check.reference("party_ref", "identity", terms.party());
  }

  @Override
  public String type() {
    return "cosignature";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.COSIGNATURE,
        json -> {
          json.text("statement_ref", terms.statement());
          json.text("statement_digest", terms.digest());
          json.text("party_ref", terms.party());
          json.word("act", terms.act());
          json.list(
              "reservations",
              terms.reservations(),
              reservation -> {
                json.text("clause", reservation.clause());
                json.passage(reservation.passage());
              });
          json.passages("explanation", terms.explanation());
        });
  }
}
