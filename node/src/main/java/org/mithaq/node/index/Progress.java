package org.mithaq.node.index;

import java.util.Map;
import java.util.Optional;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;

/**
 * How far an index has come; kept with each of its commits.
 *
 * @param next all acts below it are in
 * @param place of the last act's record, to tell a vault that was set back; −1 for none
 * @param micros the last act's time
 */
record Progress(long next, long place, long micros) {

  static final Progress START = new Progress(0, -1, 0);

  /** Changes whenever documents are made in another way. */
  private static final String FORMAT = "3";

  static Progress after(Act act) {
    return new Progress(act.sequence() + 1, act.place(), act.micros());
  }

  Map<String, String> write(String identity) {
    return Map.of(
        "format", FORMAT,
        "vault", identity,
        "next", Long.toString(next),
        "place", Long.toString(place),
        "micros", Long.toString(micros));
  }

  /** Empty for another vault's, or what another version made. */
  static Optional<Progress> read(Map<String, String> data, String identity) {
    if (!FORMAT.equals(data.get("format")) || !identity.equals(data.get("vault"))) {
      return Optional.empty();
    }
    return Optional.of(
        new Progress(
            Long.parseLong(data.getOrDefault("next", "")),
            Long.parseLong(data.getOrDefault("place", "")),
            Long.parseLong(data.getOrDefault("micros", ""))));
  }

  /** Whether the vault still holds the last act. */
  boolean agreesWith(Records records) {
    if (place < 0) {
      return true;
    }
    try {
      Act act = records.read(place);
      return act.sequence() == next - 1 && act.micros() == micros;
    } catch (DamagedRecordException e) {
      return e.erased();
    }
  }
}
