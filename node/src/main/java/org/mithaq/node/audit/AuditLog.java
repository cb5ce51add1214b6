package org.mithaq.node.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.log.LogCheck;
import org.mithaq.node.log.LogKeys;
import org.mithaq.node.log.PublicLog;
import org.mithaq.node.storage.FileStorage;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.CommitMetrics;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.GroupCommit;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.node.vault.Outcome;
import org.mithaq.node.vault.SealedHeader;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.node.vault.SpaceGuard;
import org.mithaq.node.vault.Terms;
import org.mithaq.node.vault.Vault;
import org.mithaq.node.vault.VaultCheck;
import org.mithaq.node.vault.VaultOpener;
import org.mithaq.tlog.LogProof;
import org.mithaq.tlog.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log: a vault and a log of its own under {@code audit/}, with keys of its own under
 * {@code keys/audit}, made like the public ones. Its origin is the node's with {@code /audit}
 * behind it. No address serves its tiles; an entry's receipt proves it offline.
 */
public final class AuditLog implements Audit, AutoCloseable {

  /** Where it lies in the data directory. */
  public static final String DIRECTORY = "audit";

  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final Duration PUBLISH_WITHIN = Duration.ofMillis(250);
  private static final long SEGMENT = 16L << 20;
  private static final long QUEUE_BYTES = 8L << 20;

  /** Stays free on the disk: less than the ledger keeps, so that what is refused can be noted. */
  private static final long RESERVE = 16L << 20;

  private static final String TYPE = "audit-entry";
  private static final String NODE = "node";
  private static final Terms NO_TERMS = new Terms(List.of(), List.of(), List.of());
  private static final Visibility NOTHING = new Audiences().visibleTo(Set.of());

  private final Vault vault;
  private final PublicLog log;
  private final LogKeys keys;
  private final GroupCommit ledger;

  private AuditLog(Vault vault, PublicLog log, LogKeys keys, GroupCommit ledger) {
    this.vault = vault;
    this.log = log;
    this.keys = keys;
    this.ledger = ledger;
  }

  /**
   * An entry as it is kept.
   *
   * @param micros when, microseconds since the epoch
   * @param text the entry, one JSON object, byte for byte what the log has
   * @param receipt a C2SP tlog-proof; empty until the next checkpoint, a quarter of a second
   */
  public record Kept(long sequence, long micros, byte[] text, Optional<String> receipt) {}

  /** Entries in their order, and where the next ones begin, if there may be any. */
  public record Page(List<Kept> entries, OptionalLong next) {}

  /** The name of a node's audit log. */
  public static Origin originOf(Origin node) {
    return new Origin(node.value() + "/" + DIRECTORY);
  }

  /** Where the private keys are, in the node's directory of keys. */
  public static Path keys(Path directory) {
    return directory.resolve(DIRECTORY);
  }

  /**
   * Opens the audit log of a data directory; the first time it is made.
   *
   * @param root the data directory
   * @param keyDirectory the node's directory of keys
   * @throws IOException with a sentence when it can't be read, or was cut back
   */
  public static AuditLog open(Path root, Path keyDirectory, Origin node, InstantSource clock)
      throws IOException {
    Origin origin = originOf(node);
    Storage storage = new FileStorage(root.resolve(DIRECTORY));
    Path own = keys(keyDirectory);
    if (!LogKeys.file(own).toFile().exists()) {
      LogKeys.create(own, origin);
    }
    LogKeys keys = LogKeys.load(own, origin);
    try {
      return open(storage, origin, keys, clock);
    } catch (IOException e) {
      throw new IOException(DIRECTORY + "/" + e.getMessage(), e);
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // closed with the log
  private static AuditLog open(Storage storage, Origin origin, LogKeys keys, InstantSource clock)
      throws IOException {
    VaultOpener.Opened opened =
        new VaultOpener(storage, digest(origin), SEGMENT)
            .open(
                PublicLog.publishedSize(storage, origin, keys),
                () -> PublicLog.publishedMicros(storage, origin, keys));
    Vault vault = opened.vault();
    PublicLog log;
    try {
      log = PublicLog.open(storage, origin, keys, vault, clock, PUBLISH_WITHIN);
    } catch (IOException | RuntimeException e) {
      vault.close();
      throw e;
    }
    opened.findings().forEach(finding -> LOG.warn("found in the audit log: {}", finding));
    log.findings().forEach(finding -> LOG.warn("found in the audit log: {}", finding));
    GroupCommit ledger =
        new GroupCommit(
            vault,
            (_, _) -> Optional.empty(),
            _ -> log.wake(),
            clock,
            new SpaceGuard(storage, RESERVE),
            new GroupCommit.Limits(QUEUE_BYTES),
            failure -> LOG.error("a sync of the audit log failed: {}", failure.getMessage()),
            CommitMetrics.NONE);
    if (log.forked()) {
      ledger.refuseWrites(String.join("; ", log.findings()));
    }
    ledger.start();
    log.start();
    AuditLog audit = new AuditLog(vault, log, keys, ledger);
    if (vault.committed() == 0 && !log.forked()) {
      // With a first entry there is a checkpoint, and with it the keys can be checked.
      audit.note(
          new AuditEntry(
              AuditEntry.Kind.BEGUN, Optional.empty(), Optional.empty(), origin.value()));
    }
    return audit;
  }

  /** Checks a stopped node's audit log and changes nothing; nothing to check is well. */
  public static void check(Path root, Path keyDirectory, Origin node, Consumer<String> findings)
      throws IOException {
    Path own = keys(keyDirectory);
    if (!LogKeys.file(own).toFile().exists()) {
      return;
    }
    Origin origin = originOf(node);
    Storage storage = new FileStorage(root.resolve(DIRECTORY));
    Consumer<String> found = finding -> findings.accept(DIRECTORY + "/" + finding);
    LogCheck log = new LogCheck(storage, origin, LogKeys.load(own, origin), found);
    long _ = new VaultCheck(storage, digest(origin), log.published(), found).run(log);
    log.finish();
  }

  private static byte[] digest(Origin origin) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(origin.value().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void note(AuditEntry entry) {
    byte[] text = written(entry);
    String party = entry.party().orElse(NODE);
    Draft draft =
        new Draft(
            new ShownHeader(
                ActKind.AUDIT,
                Optional.empty(),
                TYPE,
                TYPE + "--" + UUID.randomUUID(),
                Optional.empty(),
                party,
                false,
                Optional.empty()),
            new SealedHeader(
                entry.account().orElse(NODE), Audience.of(Set.of("party:" + party)), List.of()),
            text,
            0,
            text.length,
            Optional.empty(),
            NO_TERMS);
    try {
      for (Outcome outcome : ledger.commit(List.of(draft), NOTHING)) {
        if (outcome instanceof Outcome.Refused(String why)) {
          throw new AuditFailedException(why);
        }
      }
    } catch (LedgerBusyException | LedgerReadOnlyException e) {
      throw new AuditFailedException("the audit log takes nothing: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuditFailedException("interrupted before it was taken down");
    }
  }

  private static byte[] written(AuditEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("kind", entry.kind().word());
      if (entry.party().isPresent()) {
        json.writeStringField("party", entry.party().get());
      }
      if (entry.account().isPresent()) {
        json.writeStringField("account", entry.account().get());
      }
      json.writeStringField("detail", entry.detail());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The log's name. */
  public String origin() {
    return log.checkpoint().map(signed -> signed.checkpoint().origin().value()).orElse("");
  }

  /** The verifier keys, one each, the current ones first. */
  public List<String> verifierKeys() {
    return keys.published().lines().toList();
  }

  /**
   * The entries of one party.
   *
   * @param party STIX id; empty for those that concern the node alone
   * @param from the lowest number of an entry
   * @param most how many entries
   * @param walk how many of all parties' entries are looked at
   */
  public Page of(Optional<String> party, long from, int most, int walk) throws IOException {
    String wanted = party.orElse(NODE);
    long end = Math.min(vault.committed(), Math.max(from, 0) + walk);
    List<Kept> found = new ArrayList<>();
    long at = Math.max(from, 0);
    for (; at < end && found.size() < most; at++) {
      Optional<Long> place = vault.placeOf(at);
      if (place.isPresent()) {
        kept(at, place.get(), wanted).ifPresent(found::add);
      }
    }
    return new Page(found, at < vault.committed() ? OptionalLong.of(at) : OptionalLong.empty());
  }

  private Optional<Kept> kept(long sequence, long place, String party) throws IOException {
    try {
      Act act = vault.read(place);
      if (!act.shown().party().equals(party)) {
        return Optional.empty();
      }
      return Optional.of(
          new Kept(
              sequence,
              act.micros(),
              vault.object(place, sequence, act.length()),
              receipt(sequence, place)));
    } catch (DamagedRecordException e) {
      LOG.warn("withheld of the audit log: entry={} why={}", sequence, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<String> receipt(long sequence, long place)
      throws IOException, DamagedRecordException {
    byte[] extra = vault.receiptExtra(place).encode();
    return log.inclusion(sequence)
        .map(inclusion ->
            new String(
                LogProof.of(extra, inclusion.proof(), inclusion.checkpoint()).encode(),
                StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    ledger.close();
    log.close();
    vault.close();
  }
}
