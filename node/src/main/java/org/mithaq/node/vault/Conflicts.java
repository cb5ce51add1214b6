package org.mithaq.node.vault;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mithaq.node.access.Visibility;

/**
 * What a draft meets in its collection at the moment of commit: the last word between submissions
 * that were admitted side by side. Used by the writer alone, draft by draft, in the order of
 * commit: {@link #decide}, then {@link #taken} for each draft that becomes an act, and {@link
 * #settled} once {@link Precedents} knows of those acts.
 *
 * <p>Only what the submitter may read decides; what it may not read is as if it were not there.
 *
 * <ul>
 *   <li>Of a versioned object the same bytes are there already, whoever shared them; other bytes
 *       under the same version are refused.
 *   <li>Of an unversioned object each party has one rendition: its own bytes are there already,
 *       other bytes of its own are refused, those of others stand beside.
 *   <li>A removal needs its target to be there still.
 *   <li>What was removed or can't be read any more (damaged, erased) is not there: sharing it again
 *       is a new act.
 * </ul>
 */
public final class Conflicts {

  private record Key(UUID collection, String id) {}

  private record Waiting(Draft draft, long sequence, long micros) {}

  /** A share that is there, wherever its bytes lie. */
  private record Earlier(
      long sequence, long micros, ShownHeader shown, boolean sameBytes, boolean readable) {}

  private final Precedents precedents;
  private final Records records;
  private final Map<Key, List<Waiting>> waiting = new HashMap<>();
  private final Set<Long> removed = new HashSet<>();

  public Conflicts(Precedents precedents, Records records) {
    this.precedents = precedents;
    this.records = records;
  }

  /**
   * What is to become of the draft without an act: already there, or refused; empty when it is to
   * be committed.
   */
  public Optional<Outcome> decide(Draft draft, Visibility submitter) {
    Optional<UUID> collection = draft.shown().collection();
    if (collection.isEmpty()) {
      return Optional.empty();
    }
    return switch (draft.shown().kind()) {
      case SHARE -> share(draft, collection.get(), submitter);
      case REMOVE -> removal(draft, collection.get());
      case ERASE, KEYS -> Optional.empty();
    };
  }

  /** Remembers a draft that became an act of the batch at hand. */
  public void taken(Draft draft, long sequence, long micros) {
    draft
        .shown()
        .collection()
        .ifPresent(collection -> {
          switch (draft.shown().kind()) {
            case SHARE ->
                waiting
                    .computeIfAbsent(
                        new Key(collection, draft.shown().id()), _ -> new ArrayList<>())
                    .add(new Waiting(draft, sequence, micros));
            case REMOVE -> draft.shown().target().ifPresent(removed::add);
            case ERASE, KEYS -> {}
          }
        });
  }

  /** The batch is committed and {@link Precedents} knows of it, or none of it was. */
  public void settled() {
    waiting.clear();
    removed.clear();
  }

  private Optional<Outcome> share(Draft draft, UUID collection, Visibility submitter) {
    boolean versioned = draft.versionNanos().isPresent();
    boolean other = false;
    for (Earlier earlier : earlier(draft, collection, submitter)) {
      boolean own = earlier.shown().party().equals(draft.shown().party());
      if (own || (versioned && earlier.readable())) {
        if (earlier.sameBytes()) {
          return Optional.of(new Outcome.Already(earlier.sequence(), earlier.micros()));
        }
        other = true;
      }
    }
    if (!other) {
      return Optional.empty();
    }
    return refuse(
        versioned
            ? "version "
                + draft.shown().version().orElse("")
                + " is there already with other content: give the new content a later modified"
            : "you have shared it here already with other content, and it has no versions: remove"
                + " that first");
  }

  private Optional<Outcome> removal(Draft draft, UUID collection) {
    long target = draft.shown().target().orElse(-1L);
    String id = draft.shown().id();
    boolean there =
        precedents.sharesOf(collection, id, draft.versionNanos()).stream()
                .anyMatch(share -> share.sequence() == target)
            || waitingFor(collection, id).stream().anyMatch(one -> one.sequence() == target);
    return there && !removed.contains(target)
        ? Optional.empty()
        : refuse("it was removed in the meantime");
  }

  private static Optional<Outcome> refuse(String message) {
    return Optional.of(new Outcome.Refused(message));
  }

  /** The live shares of the same id and version; of the same id, where it has no versions. */
  private List<Earlier> earlier(Draft draft, UUID collection, Visibility submitter) {
    List<Earlier> all = new ArrayList<>();
    String id = draft.shown().id();
    for (Precedents.Share share : precedents.sharesOf(collection, id, draft.versionNanos())) {
      if (!removed.contains(share.sequence())) {
        committed(share, draft, submitter).ifPresent(all::add);
      }
    }
    for (Waiting one : waitingFor(collection, id)) {
      Draft other = one.draft();
      if (!removed.contains(one.sequence()) && other.versionNanos().equals(draft.versionNanos())) {
        // The batch's audiences may be newer than the visibility: another party's waiting share is
        // taken as unreadable, at the price of one act more.
        all.add(
            new Earlier(
                one.sequence(),
                one.micros(),
                other.shown(),
                bytesOf(other).equals(bytesOf(draft)),
                false));
      }
    }
    return all;
  }

  private List<Waiting> waitingFor(UUID collection, String id) {
    return waiting.getOrDefault(new Key(collection, id), List.of());
  }

  private Optional<Earlier> committed(Precedents.Share share, Draft draft, Visibility submitter) {
    try {
      ShownHeader shown = records.read(share.place()).shown();
      if (shown.version().isPresent() != draft.versionNanos().isPresent()) {
        return Optional.empty();
      }
      return Optional.of(
          new Earlier(
              share.sequence(),
              share.micros(),
              shown,
              share.length() == draft.length() && sameBytes(share, draft),
              submitter.mayRead(share.audience())));
    } catch (DamagedRecordException e) {
      return Optional.empty();
    }
  }

  private boolean sameBytes(Precedents.Share share, Draft draft) throws DamagedRecordException {
    ByteBuffer held = ByteBuffer.allocate(share.length());
    records.copyObject(share.place(), share.sequence(), share.length(), held);
    return held.flip().equals(bytesOf(draft));
  }

  private static ByteBuffer bytesOf(Draft draft) {
    return ByteBuffer.wrap(draft.source(), draft.offset(), draft.length());
  }
}
