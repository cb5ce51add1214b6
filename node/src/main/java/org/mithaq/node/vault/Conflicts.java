package org.mithaq.node.vault;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mithaq.node.access.Visibility;

/**
 * What a draft meets in its collection at the moment of commit: the last word between submissions
 * that were admitted side by side.
 *
 * <ul>
 *   <li>Of a versioned object the same bytes are there already, whoever shared them; other bytes
 *       under the same version are refused.
 *   <li>Of an unversioned object each party has one rendition: its own bytes are there already,
 *       other bytes of its own are refused, those of others stand beside.
 *   <li>A removal needs its target to be there still.
 *   <li>What was removed, or can't be read back any more (damaged, erased), is not there: sharing
 *       it again is a new act.
 * </ul>
 */
public final class Conflicts implements Verdict {

  private enum Found {
    NOTHING,
    SAME_BYTES,
    OTHER_BYTES
  }

  private final Precedents precedents;
  private final Records records;

  public Conflicts(Precedents precedents, Records records) {
    this.precedents = precedents;
    this.records = records;
  }

  @Override
  public Optional<Outcome> on(Draft draft, Visibility submitter) throws LedgerBusyException {
    Optional<UUID> collection = draft.shown().collection();
    if (collection.isEmpty()) {
      return Optional.empty();
    }
    return switch (draft.shown().kind()) {
      case SHARE -> share(draft, collection.get(), submitter);
      case REMOVE -> removal(draft, collection.get());
      case ERASE, KEYS, HOLD, RELEASE, AUDIT -> Optional.empty();
    };
  }

  private Optional<Outcome> share(Draft draft, UUID collection, Visibility submitter)
      throws LedgerBusyException {
    boolean versioned = draft.versionNanos().isPresent();
    boolean others = false;
    for (Precedents.Share share : sharesOf(draft, collection)) {
      switch (compare(share, draft, submitter)) {
        case SAME_BYTES -> {
          return Optional.of(new Outcome.Already(share.sequence(), share.micros()));
        }
        case OTHER_BYTES -> others = true;
        case NOTHING -> {}
      }
    }
    if (!others) {
      return Optional.empty();
    }
    return refuse(
        versioned
            ? "version "
                + draft.shown().version().orElse("")
                + " is there already with other content: a version never changes, new content needs"
                + " a new one"
            : "you have shared it here already with other content, and it has no versions: remove"
                + " that first");
  }

  private Optional<Outcome> removal(Draft draft, UUID collection) throws LedgerBusyException {
    long target = draft.shown().target().orElse(-1L);
    return sharesOf(draft, collection).stream().anyMatch(share -> share.sequence() == target)
        ? Optional.empty()
        : refuse("it was removed in the meantime");
  }

  private List<Precedents.Share> sharesOf(Draft draft, UUID collection) throws LedgerBusyException {
    return precedents.sharesOf(collection, draft.shown().id(), draft.versionNanos());
  }

  /** A party's own shares count even where their audience is newer than the visibility. */
  private Found compare(Precedents.Share share, Draft draft, Visibility submitter) {
    try {
      ShownHeader shown = records.shown(share.place());
      boolean versioned = draft.versionNanos().isPresent();
      boolean own = shown.party().equals(draft.shown().party());
      boolean counts = own || (versioned && submitter.mayRead(share.audience()));
      if (!counts || shown.version().isPresent() != versioned) {
        return Found.NOTHING;
      }
      return share.length() == draft.length() && sameBytes(share, draft)
          ? Found.SAME_BYTES
          : Found.OTHER_BYTES;
    } catch (DamagedRecordException e) {
      return Found.NOTHING;
    }
  }

  private boolean sameBytes(Precedents.Share share, Draft draft) throws DamagedRecordException {
    ByteBuffer held = ByteBuffer.allocate(share.length());
    records.copyObject(share.place(), share.sequence(), share.length(), held);
    return held.flip().equals(ByteBuffer.wrap(draft.source(), draft.offset(), draft.length()));
  }

  private static Optional<Outcome> refuse(String message) {
    return Optional.of(new Outcome.Refused(message));
  }
}
