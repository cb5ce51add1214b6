package org.mithaq.node.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.assistance.Findings;
import org.mithaq.node.http.Refusal;
import org.mithaq.stix.Json;

/** What waits for a party: in requests, in cases and in statements, what is due soonest first. */
public final class Waiting {

  private static final Comparator<Item> SOONEST =
      Comparator.comparing(item -> item.due.map(Instant::parse).orElse(Instant.MAX));

  /**
   * One thing that waits.
   *
   * @param path of its page, behind the language
   * @param what is to be done, a word of {@code work.todo}
   * @param due by when, as acts write times; empty where no clock runs
   */
  public record Item(Json.Members row, String path, String what, Optional<String> due) {}

  private Waiting() {}

  /**
   * The list of a caller's party; empty for who acts for none.
   *
   * @param findings that wait for its signature
   */
  static List<Item> of(HelpLists lists, View view, Caller caller, List<Findings.Proposal> findings)
      throws Refusal {
    Optional<String> party = caller.party().map(Party::id);
    if (party.isEmpty()) {
      return List.of();
    }
    String mine = "&waits_for=" + View.encode(party.get());
    List<Item> items = new ArrayList<>();
    for (Findings.Proposal each : findings) {
      String id = each.entry().terms().accountabilityCase();
      String path = "/help/cases/" + View.encode(id) + "/findings/" + View.encode(each.id());
      lists.rows("cases", "&case=" + View.encode(id), view, caller).stream()
          .findFirst()
          .ifPresent(row -> items.add(new Item(row, path, "finding", Optional.empty())));
    }
    items.addAll(
        sorted(
            party.get(),
            lists.rows("assistance", mine, view, caller),
            lists.rows("cases", mine, view, caller),
            lists.rows("statements", mine, view, caller)));
    items.sort(SOONEST);
    return items;
  }

  /** Makes one list of three, whose rows wait for the party. */
  static List<Item> sorted(
      String party,
      List<Json.Members> requests,
      List<Json.Members> cases,
      List<Json.Members> statements) {
    List<Item> items = new ArrayList<>();
    requests.forEach(row -> items.add(request(party, row)));
    cases.forEach(row -> items.add(accountability(row)));
    statements.forEach(row -> items.add(item(row, "statement", "sign", row.text("closes"))));
    items.sort(SOONEST);
    return items;
  }

  private static Item item(Json.Members row, String kind, String what, Optional<String> due) {
    String path = "/help/" + kind + "s/" + View.encode(row.text(kind).orElse(""));
    return new Item(row, path, what, due);
  }

  private static Item request(String party, Json.Members row) {
    Optional<Json.Members> own =
        row.objects("tasks").stream()
            .filter(task -> task.text("party").filter(party::equals).isPresent())
            .findFirst();
    if (own.isEmpty()) {
      return item(row, "request", "explain", Optional.empty());
    }
    Json.Members task = own.get();
    if (task.has("answered")) {
      return item(row, "request", "deliver", Optional.empty());
    }
    return task.has("acknowledged")
        ? item(row, "request", "answer", task.text("answer_by"))
        : item(row, "request", "acknowledge", task.text("acknowledge_by"));
  }

  private static Item accountability(Json.Members row) {
    return row.text("phase").filter("noticed"::equals).isPresent()
        ? item(row, "case", "respond", row.text("respond_by"))
        : item(row, "case", "conclude", Optional.empty());
  }
}
