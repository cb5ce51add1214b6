package org.mithaq.node.taxii;

import java.util.Optional;
import org.mithaq.node.admit.MalformedBodyException;
import org.mithaq.node.admit.NotOwnerException;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;

/** What admission and commit refuse, as refusals of the request. */
final class LedgerAnswers {

  private LedgerAnswers() {}

  /** A call into admission. */
  interface Work<T> {
    T run()
        throws MalformedBodyException,
            NotOwnerException,
            LedgerBusyException,
            LedgerReadOnlyException,
            InterruptedException;
  }

  static <T> T of(Work<T> work) throws Refusal, InterruptedException {
    try {
      return work.run();
    } catch (MalformedBodyException e) {
      throw Refusal.of(e.status(), "malformed-body", sentence(e), "body");
    } catch (NotOwnerException e) {
      throw Refusal.of(403, "not-owner", sentence(e), "");
    } catch (LedgerBusyException e) {
      throw Refusal.busy(sentence(e), e.retryAfterSeconds());
    } catch (LedgerReadOnlyException e) {
      throw Refusal.of(503, "read-only", sentence(e), "");
    }
  }

  private static String sentence(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse("");
  }
}
