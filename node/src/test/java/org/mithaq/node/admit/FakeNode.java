package org.mithaq.node.admit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Circle;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.ConfiguredAccounts;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Standings;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Endpoint;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.storage.FaultyStorage;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.Conflicts;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.Ledger;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.Outcome;
import org.mithaq.node.vault.Precedents;
import org.mithaq.node.vault.Records;
import org.mithaq.stix.StixReader;

/**
 * A ledger in memory: commits what the real rules let through, remembers, reads back. Its parties,
 * accounts and collections are those of the demo, with one collection more of another circle.
 */
public final class FakeNode implements Ledger, Precedents, Records {

  /** The time of act 0. */
  public static final long FIRST_MICROS = 1_767_225_600_000_000L;

  private record Entry(Act act, byte[] object, int audience) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, List<Entry>> byId = new HashMap<>();
  private final Set<Long> gone = new HashSet<>();
  private final Set<Long> damaged = new HashSet<>();
  private final Audiences audiences = new Audiences();
  private final Conflicts conflicts = new Conflicts(this, this);
  private final List<CollectionSettings> collections;
  private final ConfiguredAccounts accounts;
  private final Admission admission;

  /** Told right before commit: what another submission does in between. */
  public Runnable beforeCommit = () -> {};

  public FakeNode(CollectionSettings... more) {
    Config demo =
        Config.demo(
            "demo.invalid/log",
            Path.of("unused"),
            new Endpoint("127.0.0.1", 0),
            Optional.empty(),
            Map.of());
    List<Circle> circles = new ArrayList<>(demo.circles());
    circles.add(new Circle("track", "Track", Set.of("cert-xb", "acme")));
    collections = new ArrayList<>(demo.collections());
    collections.addAll(List.of(more));
    Parties parties = new Parties(demo.parties(), circles, Standings.NONE);
    accounts = new ConfiguredAccounts(demo.accounts(), parties);
    admission =
        new Admission(
            StixReader.stix21(),
            parties,
            collections,
            audiences,
            this,
            this,
            this,
            () -> {},
            new RegisterGate(
                register(),
                demo.origin(),
                Optional.empty(),
                audiences,
                parties,
                InstantSource.system()),
            Audit.NONE);
  }

  private RegisterIndex register() {
    try {
      return RegisterIndex.open(new FaultyStorage(1), new byte[32], audiences, this, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public CollectionSettings collection(String alias) {
    return collections.stream().filter(one -> one.alias().equals(alias)).findFirst().orElseThrow();
  }

  public Caller caller(String account) {
    return accounts.byPassword(account, "demo").orElseThrow();
  }

  public Admission intake() {
    return admission;
  }

  /** Submits objects in an envelope. */
  public List<ObjectResult> submit(String account, String alias, String... objects) {
    byte[] body =
        ("{\"objects\":[" + String.join(",", objects) + "]}").getBytes(StandardCharsets.UTF_8);
    try {
      return admission.submit(caller(account), collection(alias), body, body.length);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Submits one object that must be taken; its sequence number. */
  public long share(String account, String alias, String object) {
    ObjectResult result = submit(account, alias, object).getFirst();
    if (!result.success()) {
      throw new AssertionError(result.message().orElse(""));
    }
    return result.sequence().getAsLong();
  }

  /** Who of the demo's accounts, and anyone, may read the act now. */
  public String readers(long sequence) {
    Set<String> readers = new TreeSet<>();
    for (String name : List.of("cert-xa", "cert-xb", "cert-xc", "acme", "ngo", "admin")) {
      if (mayRead(sequence, caller(name).tokens())) {
        readers.add(name);
      }
    }
    if (mayRead(sequence, Caller.ANONYMOUS.tokens())) {
      readers.add("anyone");
    }
    return String.join(" ", readers);
  }

  private boolean mayRead(long sequence, Set<String> tokens) {
    return audiences.visibleTo(tokens).mayRead(entries.get((int) sequence).audience());
  }

  public Visibility visibility(String account) {
    return audiences.visibleTo(caller(account).tokens());
  }

  public Act act(long sequence) {
    return entries.get((int) sequence).act();
  }

  public int size() {
    return entries.size();
  }

  public void damage(long sequence) {
    damaged.add(sequence);
  }

  @Override
  public List<Outcome> commit(List<Draft> drafts, Visibility submitter) throws LedgerBusyException {
    return commit(drafts, new BitSet(), submitter);
  }

  @Override
  public List<Outcome> commit(List<Draft> drafts, BitSet joined, Visibility submitter)
      throws LedgerBusyException {
    beforeCommit.run();
    List<Outcome> outcomes = new ArrayList<>();
    for (Draft draft : drafts) {
      outcomes.add(conflicts.on(draft, submitter).orElseGet(() -> add(draft)));
    }
    return outcomes;
  }

  private Outcome add(Draft draft) {
    long sequence = entries.size();
    long micros = FIRST_MICROS + sequence;
    byte[] object =
        Arrays.copyOfRange(draft.source(), draft.offset(), draft.offset() + draft.length());
    Entry entry =
        new Entry(
            new Act(
                sequence,
                micros,
                sequence,
                draft.length(),
                draft.versionNanos().orElse(micros * 1000),
                draft.shown(),
                draft.sealed(),
                Optional.of(draft.terms())),
            object,
            audiences.intern(draft.sealed().audience()));
    entries.add(entry);
    byId.computeIfAbsent(draft.shown().id(), _ -> new ArrayList<>()).add(entry);
    draft.shown().target().ifPresent(gone::add);
    return new Outcome.Committed(sequence, micros);
  }

  @Override
  public List<Share> sharesOf(UUID collection, String id, Optional<Long> versionNanos) {
    return byId.getOrDefault(id, List.of()).stream()
        .filter(one -> one.act().shown().kind() == ActKind.SHARE)
        .filter(one -> !gone.contains(one.act().sequence()))
        .filter(one -> one.act().shown().collection().equals(Optional.of(collection)))
        .filter(one -> versionNanos.map(nanos -> nanos == one.act().versionNanos()).orElse(true))
        .map(one ->
            new Share(
                one.act().sequence(),
                one.act().micros(),
                one.act().place(),
                one.act().length(),
                one.act().versionNanos(),
                one.audience()))
        .toList();
  }

  @Override
  public void copyObject(long place, long sequence, int length, ByteBuffer into)
      throws DamagedRecordException {
    read(place);
    into.put(entries.get((int) place).object());
  }

  @Override
  public Act read(long place) throws DamagedRecordException {
    if (damaged.contains(place)) {
      throw new DamagedRecordException("damaged", false);
    }
    return act(place);
  }

  @Override
  public void scan(long fromSequence, Consumer<Act> consumer) {
    entries.stream().map(Entry::act).skip(fromSequence).forEach(consumer);
  }
}
