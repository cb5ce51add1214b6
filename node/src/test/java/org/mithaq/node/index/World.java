package org.mithaq.node.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.mithaq.node.access.Audience;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;
import org.mithaq.node.vault.SealedHeader;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.node.vault.Terms;

/** A vault in memory, and whatever random acts a test needs. */
final class World implements Records {

  static final byte[] IDENTITY = "0123456789abcdef0123456789abcdef".getBytes();
  static final UUID FIRST = new UUID(1, 1);
  static final UUID SECOND = new UUID(2, 2);
  static final List<String> TYPES = List.of("indicator", "malware", "ipv4-addr");
  static final List<Audience> AUDIENCES =
      List.of(
          Audience.PUBLIC,
          Audience.of(Set.of("circle:one")),
          Audience.of(Set.of("circle:two", "supporters")),
          Audience.of(Set.of("circle:one")).and(Audience.of(Set.of("supporters"))));
  static final List<Set<String>> READERS =
      List.of(
          Set.of("public"),
          Set.of("public", "circle:one"),
          Set.of("public", "supporters"),
          Set.of("public", "circle:one", "supporters"),
          Set.of());

  private static final long PLACE_STEP = 1000;

  private final List<Act> acts = new ArrayList<>();
  private int drift;
  private final Set<Long> erased = new HashSet<>();

  Act share(UUID collection, String id, Optional<Long> version, Audience audience) {
    return share(collection, id, version, audience, Optional.empty());
  }

  synchronized Act share(
      UUID collection,
      String id,
      Optional<Long> version,
      Audience audience,
      Optional<Terms> terms) {
    return add(
        ActKind.SHARE, Optional.of(collection), id, version, audience, Optional.empty(), terms);
  }

  synchronized Act remove(
      UUID collection, String id, Optional<Long> version, Optional<Long> target) {
    return add(
        ActKind.REMOVE,
        Optional.of(collection),
        id,
        version,
        Audience.PUBLIC,
        target,
        Optional.empty());
  }

  synchronized Act erase(long target) {
    erased.add(target);
    return add(
        ActKind.ERASE,
        Optional.empty(),
        acts.get((int) target).shown().id(),
        Optional.empty(),
        Audience.PUBLIC,
        Optional.of(target),
        Optional.empty());
  }

  private Act add(
      ActKind kind,
      Optional<UUID> collection,
      String id,
      Optional<Long> version,
      Audience audience,
      Optional<Long> target,
      Optional<Terms> terms) {
    long sequence = acts.size();
    long micros = 1_000_000 + sequence * 3 + drift;
    Act act =
        new Act(
            sequence,
            micros,
            sequence * PLACE_STEP + 64,
            (int) (sequence % 500) + 10,
            version.orElse(micros * 1000),
            new ShownHeader(
                kind,
                collection,
                id.substring(0, id.indexOf("--")),
                id,
                version.map(String::valueOf),
                "identity--x",
                false,
                target),
            new SealedHeader("someone", audience, List.of()),
            terms);
    acts.add(act);
    return act;
  }

  /** One act at random: shares above all, of few ids, so that versions pile up. */
  Act random(Random random, UUID collection) {
    String id = randomId(random);
    int dice = random.nextInt(100);
    List<Act> shares =
        acts.stream()
            .filter(act -> act.shown().kind() == ActKind.SHARE)
            .filter(act -> act.shown().collection().equals(Optional.of(collection)))
            .toList();
    if (dice < 6 && !shares.isEmpty()) {
      Act target = shares.get(random.nextInt(shares.size()));
      return remove(
          collection, target.shown().id(), Optional.empty(), Optional.of(target.sequence()));
    }
    if (dice < 8) {
      return remove(collection, id, Optional.of((long) random.nextInt(9)), Optional.empty());
    }
    if (dice < 9) {
      return remove(collection, id, Optional.empty(), Optional.empty());
    }
    if (dice < 12 && !shares.isEmpty()) {
      return erase(shares.get(random.nextInt(shares.size())).sequence());
    }
    boolean unversioned = id.startsWith("ipv4-addr") && random.nextInt(10) > 0;
    return share(
        collection,
        id,
        unversioned ? Optional.empty() : Optional.of((long) random.nextInt(9)),
        AUDIENCES.get(random.nextInt(AUDIENCES.size())));
  }

  static String randomId(Random random) {
    return TYPES.get(random.nextInt(TYPES.size())) + "--" + random.nextInt(7);
  }

  synchronized List<Act> acts() {
    return List.copyOf(acts);
  }

  synchronized int size() {
    return acts.size();
  }

  /** Forgets the last acts, as a vault restored from an older copy has; others come later. */
  synchronized void cut(int size) {
    acts.subList(size, acts.size()).clear();
    // An older vault holds what was erased since.
    erased.clear();
    acts.stream()
        .filter(act -> act.shown().kind() == ActKind.ERASE)
        .forEach(act -> act.shown().target().ifPresent(erased::add));
    drift++;
  }

  @Override
  public void copyObject(long place, long sequence, int length, ByteBuffer into) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized Act read(long place) throws DamagedRecordException {
    long sequence = (place - 64) / PLACE_STEP;
    if (sequence < 0 || sequence >= acts.size()) {
      throw new DamagedRecordException("nothing there", false);
    }
    if (erased.contains(sequence)) {
      throw new DamagedRecordException("erased", true);
    }
    return withoutTerms(acts.get((int) sequence));
  }

  @Override
  public void scan(long from, Consumer<Act> consumer) {
    for (Act act : acts().subList((int) Math.min(from, size()), size())) {
      if (!isErased(act.sequence())) {
        consumer.accept(withoutTerms(act));
      }
    }
  }

  synchronized boolean isErased(long sequence) {
    return erased.contains(sequence);
  }

  private static Act withoutTerms(Act act) {
    return new Act(
        act.sequence(),
        act.micros(),
        act.place(),
        act.length(),
        act.versionNanos(),
        act.shown(),
        act.sealed(),
        Optional.empty());
  }
}
