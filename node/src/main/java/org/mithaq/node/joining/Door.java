package org.mithaq.node.joining;

import java.util.List;
import java.util.stream.Collectors;
import org.mithaq.accord.RefusedException;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.admit.MalformedBodyException;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.admit.WholeIntake;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;

/** Enters what joins through the node's intake, all or nothing, in the depositary's name. */
final class Door {

  private final WholeIntake intake;
  private final Caller depositary;
  private final CollectionSettings collection;

  Door(WholeIntake intake, Caller depositary, CollectionSettings collection) {
    this.intake = intake;
    this.depositary = depositary;
    this.collection = collection;
  }

  /** What became of each object of an envelope: all are in, or none and this says why not. */
  List<ObjectResult> enter(byte[] envelope) throws RefusedException, Refusal, InterruptedException {
    try {
      List<ObjectResult> results =
          intake.submitWhole(depositary, collection, envelope, envelope.length);
      if (!results.stream().allMatch(ObjectResult::success)) {
        throw new RefusedException(
            JoiningReason.NOT_TAKEN,
            results.stream()
                .filter(result -> !result.success())
                .flatMap(result -> result.message().stream())
                .filter(why -> !why.startsWith("not stored:"))
                .distinct()
                .collect(Collectors.joining("; ")));
      }
      return results;
    } catch (MalformedBodyException e) {
      throw new RefusedException(JoiningReason.NOT_TAKEN, String.valueOf(e.getMessage()));
    } catch (LedgerBusyException e) {
      throw Refusal.busy(String.valueOf(e.getMessage()), e.retryAfterSeconds());
    } catch (LedgerReadOnlyException e) {
      throw Refusal.of(503, "read-only", String.valueOf(e.getMessage()), "");
    }
  }
}
