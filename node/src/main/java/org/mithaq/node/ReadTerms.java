package org.mithaq.node;

import java.util.List;
import java.util.function.Function;
import org.mithaq.node.admit.Connections;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;
import org.mithaq.node.vault.Terms;
import org.mithaq.stix.MalformedBodyException;
import org.mithaq.stix.StixReader;

/** Reads from an act's object what it can be found by; nothing where it cannot be read any more. */
final class ReadTerms implements Function<Act, Terms> {

  private static final Terms NONE = new Terms(List.of(), List.of(), List.of());

  private final Records records;
  private final StixReader reader;

  ReadTerms(Records records, StixReader reader) {
    this.records = records;
    this.reader = reader;
  }

  @Override
  public Terms apply(Act act) {
    if (act.length() == 0) {
      return NONE;
    }
    Terms[] found = {NONE};
    try {
      reader.read(
          records.object(act.place(), act.sequence(), act.length()),
          read ->
              found[0] =
                  new Terms(read.names(), read.observables(), read.text(), Connections.of(read)));
    } catch (DamagedRecordException | MalformedBodyException e) {
      return NONE;
    }
    return found[0];
  }
}
