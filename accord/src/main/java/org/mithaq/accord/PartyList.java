package org.mithaq.accord;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which parties the register had, at a moment. */
public final class PartyList {

  private final Register register;
  private final Moment.Eye eye;

  public PartyList(Register register, Moment moment) {
    this.register = register;
    this.eye = moment.eye();
  }

  /** One party, by the version of its identity that is seen. */
  public record Row(PartyIdentity party, long sequence, Entry entry) {}

  /** Rows and their number by category. */
  public record Found(List<Row> rows, Map<PartyCategory, Integer> counts) {}

  /** The parties that are wanted, in the order in which they came. */
  public Found find(PartyFilter wanted) {
    List<Row> rows = new ArrayList<>();
    Map<PartyCategory, Integer> counts = new EnumMap<>(PartyCategory.class);
    for (Line line : register.parties()) {
      line.seen(eye)
          .filter(filed -> wanted.takes(filed.object()))
          .ifPresent(filed -> {
            rows.add(new Row(filed.object(), line.sequence(), filed.entry()));
            counts.merge(filed.object().category(), 1, Integer::sum);
          });
    }
    return new Found(rows, counts);
  }
}
