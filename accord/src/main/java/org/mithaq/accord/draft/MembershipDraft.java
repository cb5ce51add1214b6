package org.mithaq.accord.draft;

import java.util.Optional;
import org.mithaq.accord.Basis;
import org.mithaq.accord.Dated;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.MembershipStatus;

/**
 * What a party is in a circle from a day on.
 *
 * @param claimedBy whose claim it is, where it is a rival one
 */
public record MembershipDraft(
    Head head,
    String circle,
    String party,
    MembershipStatus status,
    Dated dated,
    Basis basis,
    Optional<String> claimedBy)
    implements Draft {

  public MembershipDraft {
    Check.reference("circle_ref", "circle", circle);
    Check.reference("party_ref", "identity", party);
    Check.text("claimed_by", claimedBy);
  }

  @Override
  public String type() {
    return "membership";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.MEMBERSHIP,
        json -> {
          json.text("circle_ref", circle);
          json.text("party_ref", party);
          json.word("status", status);
          json.dated(dated);
          json.word("basis", basis);
          json.text("claimed_by", claimedBy);
        });
  }
}
