package org.mithaq.node.lookup;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.index.Hit;
import org.mithaq.node.index.RebuildingException;
import org.mithaq.node.index.Sought;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;
import org.mithaq.node.vault.SealedHeader;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.node.vault.Terms;

/** A vault and its index in memory, simple: what is asked of them is what is tested. */
final class MemoryActs implements Records, Finder {

  static final UUID COLLECTION = UUID.fromString("b0000000-0000-4000-8000-000000000001");
  static final Instant FIRST = Instant.parse("2026-11-23T12:00:00.000001Z");

  private static final long PLACE_STEP = 1000;

  final Audiences audiences = new Audiences();

  /** Acts that the index has still but the vault has no more. */
  final Set<Long> erased = new HashSet<>();

  /** Makes the index forget who may read what. */
  boolean careless;

  boolean rebuilding;
  Optional<Sought> asked = Optional.empty();
  private final List<Act> acts = new ArrayList<>();

  void share(String id, Audience audience, String... observables) {
    share(id, Optional.of("2026-01-01T00:00:00.000Z"), audience, observables);
  }

  void share(String id, Optional<String> version, Audience audience, String... observables) {
    audiences.intern(audience);
    long sequence = acts.size();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, FIRST) + sequence;
    acts.add(
        new Act(
            sequence,
            micros,
            sequence * PLACE_STEP,
            100,
            micros * 1000,
            new ShownHeader(
                ActKind.SHARE,
                Optional.of(COLLECTION),
                id.substring(0, id.indexOf("--")),
                id,
                version,
                "identity--x",
                true,
                Optional.empty()),
            new SealedHeader("someone", audience, List.of()),
            Optional.of(new Terms(List.of(), List.of(observables), List.of()))));
  }

  @Override
  public List<Hit> search(Sought sought, Visibility visibility, int limit, long from)
      throws RebuildingException {
    if (rebuilding) {
      throw new RebuildingException("rebuilding");
    }
    asked = Optional.of(sought);
    return acts.stream()
        .filter(act -> act.sequence() >= from)
        .filter(act -> careless || visibility.mayRead(audiences.intern(act.sealed().audience())))
        .filter(act -> matches(sought, act))
        .limit(limit)
        .map(act -> new Hit(act.sequence(), act.place()))
        .toList();
  }

  private static boolean matches(Sought sought, Act act) {
    return switch (sought) {
      case Sought.Ids(Set<String> ids) -> ids.contains(act.shown().id());
      case Sought.Observables(Set<String> values) ->
          act.terms().orElseThrow().observables().stream().anyMatch(values::contains);
      case Sought.Naming(Set<String> ends) ->
          act.terms().orElseThrow().ends().stream().anyMatch(ends::contains);
      case Sought.Judging _ -> false;
      case Sought.NamePrefix _, Sought.Text _ -> true;
    };
  }

  @Override
  public Act read(long place) throws DamagedRecordException {
    if (erased.contains(place / PLACE_STEP)) {
      throw new DamagedRecordException("erased", true);
    }
    return acts.get((int) (place / PLACE_STEP));
  }

  @Override
  public void copyObject(long place, long sequence, int length, ByteBuffer into) {
    throw new UnsupportedOperationException("look-up gives out no objects");
  }

  @Override
  public void scan(long fromSequence, Consumer<Act> consumer) {
    throw new UnsupportedOperationException("look-up does not scan");
  }
}
