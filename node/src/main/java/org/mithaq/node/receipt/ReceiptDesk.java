package org.mithaq.node.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Readings;
import org.mithaq.node.http.Receipts;
import org.mithaq.node.log.PublicLog;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Receipt.Extra;
import org.mithaq.node.vault.Vault;
import org.mithaq.tlog.LogProof;

/** Makes receipts. Whether an act exists shows only to whoever may read it. */
public final class ReceiptDesk implements Receipts {

  private final Vault vault;
  private final PublicLog log;

  public ReceiptDesk(Vault vault, PublicLog log) {
    this.vault = vault;
    this.log = log;
  }

  @Override
  public Answer receipt(long sequence, Caller caller) throws IOException {
    Optional<Long> place = vault.placeOf(sequence);
    if (place.isEmpty()) {
      return new NotFound();
    }
    Extra extra;
    try {
      Audience audience = vault.read(place.get()).sealed().audience();
      if (!audience.admits(caller.tokens())) {
        return new NotFound();
      }
      Readings.note(sequence, audience);
      extra = vault.receiptExtra(place.get());
    } catch (DamagedRecordException e) {
      return new NotFound();
    }
    return log.inclusion(sequence)
        .<Answer>map(inclusion ->
            new Receipt(
                new String(
                    LogProof.of(extra.encode(), inclusion.proof(), inclusion.checkpoint()).encode(),
                    StandardCharsets.UTF_8)))
        .orElseGet(NotYet::new);
  }
}
