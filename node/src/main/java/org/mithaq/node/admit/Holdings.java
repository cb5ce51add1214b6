package org.mithaq.node.admit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.Precedents;
import org.mithaq.node.vault.Precedents.Share;
import org.mithaq.node.vault.Records;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.stix.MalformedBodyException;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.StixReader;
import org.mithaq.stix.VersionRules;

/**
 * What the node holds, as one submitter sees it during one submission; each id is looked up once. A
 * record that can't be read back is taken as missing.
 */
final class Holdings {

  /**
   * Of an id with a longer history, the rules on versions see this many of its latest versions and
   * its first one: the cost of a submission does not grow with what others have stored.
   */
  private static final int VERSIONS_READ = 64;

  /** Past so many bytes read for one submission, those rules see no further versions. */
  private static final long BYTES_READ = 256L << 20;

  private final Precedents precedents;
  private final Records records;
  private final Facts.Book book;
  private final StixReader reader;
  private final List<CollectionSettings> collections;
  private final Visibility visibility;
  private final Map<String, History> histories = new HashMap<>();
  private long budget = BYTES_READ;

  Holdings(
      Precedents precedents,
      Records records,
      Facts.Book book,
      StixReader reader,
      List<CollectionSettings> collections,
      Visibility visibility) {
    this.precedents = precedents;
    this.records = records;
    this.book = book;
    this.reader = reader;
    this.collections = collections;
    this.visibility = visibility;
  }

  History of(String id) throws LedgerBusyException {
    History known = histories.get(id);
    if (known != null) {
      return known;
    }
    List<History.Seen> seen = new ArrayList<>();
    for (CollectionSettings collection : collections) {
      for (Share share : precedents.sharesOf(collection.id(), id, Optional.empty())) {
        if (visibility.mayRead(share.audience())) {
          seen.add(new History.Seen(collection, share, isUnversioned(share)));
        }
      }
    }
    History history = new History(seen);
    histories.put(id, history);
    return history;
  }

  /** Only where the two times agree is the record asked. */
  private boolean isUnversioned(Share share) {
    return share.versionNanos() == share.micros() * 1000
        && shown(share).map(shown -> shown.version().isEmpty()).orElse(true);
  }

  /** The first readable share of an id, which says whose it is. */
  Optional<Facts> origin(History history) {
    return history.seen().stream().flatMap(one -> facts(one.share()).stream()).findFirst();
  }

  /** What {@link VersionRules} wants to know of the versions that are there. */
  VersionRules.Known known(History history) {
    if (history.isEmpty()) {
      return VersionRules.Known.NOTHING;
    }
    Map<Long, Share> versions = new HashMap<>();
    for (History.Seen one : history.seen()) {
      if (!one.unversioned()) {
        versions.putIfAbsent(one.share().versionNanos(), one.share());
      }
    }
    List<Share> ordered =
        versions.values().stream().sorted(Comparator.comparingLong(Share::versionNanos)).toList();
    VersionRules.Known known = VersionRules.Known.NOTHING;
    // The first one, then the latest ones.
    int latest = Math.max(1, ordered.size() - VERSIONS_READ);
    for (int i = 0; i < ordered.size(); i = i == 0 ? latest : i + 1) {
      Share share = ordered.get(i);
      Optional<Facts> facts = book.of(share.sequence());
      if (facts.isEmpty()) {
        budget -= share.length();
        facts = budget >= 0 ? read(share) : facts;
      }
      if (facts.isPresent()) {
        known = known.plus(facts.get().created(), facts.get().modified(), facts.get().revoked());
      }
    }
    return known;
  }

  private Optional<Facts> facts(Share share) {
    return book.of(share.sequence()).or(() -> read(share));
  }

  private Optional<Facts> read(Share share) {
    Optional<Facts> facts =
        partyOf(share).flatMap(party -> bytes(share).flatMap(object -> Peek.facts(party, object)));
    facts.ifPresent(found -> book.note(share.sequence(), found));
    return facts;
  }

  /** STIX id of the party that shared it. */
  Optional<String> partyOf(Share share) {
    return shown(share).map(ShownHeader::party);
  }

  private Optional<ShownHeader> shown(Share share) {
    try {
      return Optional.of(records.shown(share.place()));
    } catch (DamagedRecordException e) {
      return Optional.empty();
    }
  }

  /** The object of a share, read again. */
  Optional<StixObject> object(Share share) {
    List<StixObject> objects = new ArrayList<>(1);
    Optional<byte[]> bytes = bytes(share);
    if (bytes.isPresent()) {
      try {
        reader.read(bytes.get(), objects::add);
      } catch (MalformedBodyException e) {
        return Optional.empty();
      }
    }
    return objects.stream().findFirst();
  }

  boolean sameBytes(Share share, StixObject object) {
    return share.length() == object.length()
        && bytes(share)
            .map(ByteBuffer::wrap)
            .filter(ByteBuffer.wrap(object.source(), object.offset(), object.length())::equals)
            .isPresent();
  }

  private Optional<byte[]> bytes(Share share) {
    try {
      return Optional.of(records.object(share.place(), share.sequence(), share.length()));
    } catch (DamagedRecordException e) {
      return Optional.empty();
    }
  }
}
