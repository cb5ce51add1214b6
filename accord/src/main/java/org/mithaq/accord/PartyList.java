package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /**
   * The parties that are wanted, in the order in which they came.
   *
   * @param named identifiers or other names of the only ones that can be; empty: any can
   */
  public Found find(PartyFilter wanted, Collection<String> named) {
    List<Row> rows = new ArrayList<>();
    Map<PartyCategory, Integer> counts = new EnumMap<>(PartyCategory.class);
    for (Line line : lines(named)) {
      line.seen(eye)
          .filter(filed -> wanted.takes(filed.object()))
          .ifPresent(filed -> {
            rows.add(new Row(filed.object(), line.sequence(), filed.entry()));
            counts.merge(filed.object().category(), 1, Integer::sum);
          });
    }
    return new Found(rows, counts);
  }

  /** Only what is named by its identifier is found without looking at all. */
  private Collection<Line> lines(Collection<String> named) {
    List<Line> lines = new ArrayList<>();
    for (String id : new HashSet<>(named)) {
      Optional<Line> line = register.line(id);
      if (line.isEmpty()) {
        return register.parties();
      }
      lines.add(line.get());
    }
    lines.sort(Comparator.comparingLong(Line::sequence));
    return lines.isEmpty() ? register.parties() : lines;
  }
}
