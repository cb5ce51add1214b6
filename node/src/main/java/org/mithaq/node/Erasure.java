package org.mithaq.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.mithaq.node.admit.Holds;
import org.mithaq.node.admit.RegisterActs;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.SealedHeader;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.node.vault.Terms;

/**
 * Destroys the content and salts of one act of a stopped node. That it was done, and to which
 * object, stays on record for those who could read it; the leaf stays in the log and tells nothing.
 */
public final class Erasure {

  private Erasure() {}

  /**
   * Erases.
   *
   * @param basis why, kept with the act
   * @return the number of the act that records the erasure
   * @throws IOException when there is no such act, it was erased, or may not be
   */
  public static long run(Path root, long sequence, String basis)
      throws IOException, InterruptedException {
    try (DataDirectory directory = DataDirectory.open(root);
        OfflineLedger ledger = OfflineLedger.open(directory)) {
      Core core = ledger.core();
      long place =
          core.vault()
              .placeOf(sequence)
              .orElseThrow(() -> new IOException("there is no act " + sequence));
      Act act = core.vault().read(place);
      if (act.shown().kind() != ActKind.SHARE) {
        throw new IOException(
            "act %d does not share an object: only shared content is erased".formatted(sequence));
      }
      if (RegisterActs.isOne(act, core.vault())) {
        throw new IOException(
            "act %d is in the register: nothing of it is erased".formatted(sequence));
      }
      Optional<Holds.Hold> hold =
          new Holds(directory.storage()).keeping(sequence, LocalDate.now(ZoneOffset.UTC));
      if (hold.isPresent()) {
        throw new IOException(
            "a legal hold keeps act %d until its review on %s: %s"
                .formatted(sequence, hold.get().review(), hold.get().basis()));
      }
      return ledger.commit(draft(act, basis));
    } catch (DamagedRecordException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Draft draft(Act act, String basis) {
    ShownHeader target = act.shown();
    byte[] reason = basis.getBytes(StandardCharsets.UTF_8);
    return new Draft(
        new ShownHeader(
            ActKind.ERASE,
            target.collection(),
            target.type(),
            target.id(),
            target.version(),
            target.party(),
            target.exercise(),
            Optional.of(act.sequence())),
        new SealedHeader("operator", act.sealed().audience(), List.of()),
        reason,
        0,
        reason.length,
        Optional.of(act.versionNanos()),
        new Terms(List.of(), List.of(), List.of()));
  }
}
