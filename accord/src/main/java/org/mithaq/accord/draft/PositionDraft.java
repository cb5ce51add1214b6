package org.mithaq.accord.draft;

import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Basis;
import org.mithaq.accord.Dated;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Position;
import org.mithaq.accord.Stance;
import org.mithaq.accord.TreatyAction;

/**
 * A party's dated stance on an accord.
 *
 * @param accord id of the accord
 * @param party id of the party's identity
 * @param explanation of position, in the party's words
 * @param attachments documents handed in with it, by their digests
 * @param mandate by which whoever acts may act for the party: a state's, or what the depositary
 *     checked; a party with an account leaves it out
 * @param claimedBy whose claim it is, where it is a rival one
 * @param action by which it stands so, under a treaty
 */
public record PositionDraft(
    Head head,
    String accord,
    String party,
    Stance stance,
    Dated dated,
    Basis basis,
    Optional<Announcement> announcedBy,
    List<Passage> explanation,
    List<Position.Attachment> attachments,
    Optional<Position.Mandate> mandate,
    Optional<String> claimedBy,
    Optional<TreatyAction> action)
    implements Draft {

  /**
   * Who announced it.
   *
   * @param office a term of office-ov or another
   */
  public record Announcement(
      String name, String office, Optional<String> title, Optional<String> place) {
    public Announcement {
      Check.text("announced_by.name", name);
      Check.text("announced_by.office", office);
      Check.text("announced_by.title", title);
      Check.text("announced_by.place", place);
    }
  }

  public PositionDraft {
    Check.reference("accord_ref", "accord", accord);
    Check.reference("party_ref", "identity", party);
    Check.text("claimed_by", claimedBy);
    explanation = List.copyOf(explanation);
    explanation.forEach(passage -> Check.text("explanation.text", passage.text()));
    attachments = List.copyOf(attachments);
    attachments.forEach(each -> Check.text("attachments.name", each.name()));
    mandate
        .flatMap(Position.Mandate::officer)
        .ifPresent(officer -> Check.text("mandate.officer", officer));
  }

  /** A stance under a political accord. */
  public PositionDraft(
      Head head,
      String accord,
      String party,
      Stance stance,
      Dated dated,
      Basis basis,
      Optional<Announcement> announcedBy,
      List<Passage> explanation,
      List<Position.Attachment> attachments,
      Optional<Position.Mandate> mandate,
      Optional<String> claimedBy) {
    this(
        head,
        accord,
        party,
        stance,
        dated,
        basis,
        announcedBy,
        explanation,
        attachments,
        mandate,
        claimedBy,
        Optional.empty());
  }

  /** A stance without attachments and mandate. */
  public PositionDraft(
      Head head,
      String accord,
      String party,
      Stance stance,
      Dated dated,
      Basis basis,
      Optional<Announcement> announcedBy,
      List<Passage> explanation,
      Optional<String> claimedBy) {
    this(
        head,
        accord,
        party,
        stance,
        dated,
        basis,
        announcedBy,
        explanation,
        List.of(),
        Optional.empty(),
        claimedBy);
  }

  /** A stance with its day alone. */
  public PositionDraft(
      Head head, String accord, String party, Stance stance, Dated dated, Basis basis) {
    this(head, accord, party, stance, dated, basis, Optional.empty(), List.of(), Optional.empty());
  }

  @Override
  public String type() {
    return "position";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.POSITION,
        json -> {
          json.text("accord_ref", accord);
          json.text("party_ref", party);
          json.word("stance", stance);
          if (action.isPresent()) {
            json.word("action", action.get());
          }
          json.dated(dated);
          json.word("basis", basis);
          if (announcedBy.isPresent()) {
            Announcement by = announcedBy.get();
            json.struct(
                "announced_by",
                own -> {
                  own.text("name", by.name);
                  own.text("office", by.office);
                  own.text("title", by.title);
                  own.text("place", by.place);
                });
          }
          json.passages("explanation", explanation);
          json.list(
              "attachments",
              attachments,
              each -> {
                json.text("name", each.name());
                json.text("url", each.url());
                json.struct("hashes", hashes -> hashes.text("SHA-256", each.sha256()));
              });
          if (mandate.isPresent()) {
            Position.Mandate by = mandate.get();
            json.struct(
                "mandate",
                own -> {
                  own.word("kind", by.kind());
                  own.text("officer", by.officer());
                  own.text("domain", by.domain());
                  own.text("method", by.method());
                  own.day("checked", by.checked());
                });
          }
          json.text("claimed_by", claimedBy);
        });
  }
}
