package org.mithaq.node.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.assistance.FindingDesk;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;

/** {@code /{lang}/help}: what waits for the reader, and the beginning of each list. */
final class HelpOverview {

  private static final String BEGINNING = "limit=6";

  /** What can make something wait for a party, or wait no more. */
  private static final String CHANGING =
      "assistance-request,assistance-reply,accountability-case,case-entry,statement,cosignature";

  private final HelpData data;
  private final HelpLists rows;
  private final FindingDesk findings;
  private final LongSupplier acts;

  /**
   * @param acts the number behind the last act that can be read
   */
  HelpOverview(HelpData data, HelpLists rows, FindingDesk findings, LongSupplier acts) {
    this.data = data;
    this.rows = rows;
    this.findings = findings;
    this.acts = acts;
  }

  Pages.Made page(View view, Call call) throws Refusal {
    Caller caller = call.caller();
    // Before the lists are made, so that nothing falls in between.
    long next = acts.getAsLong();
    Map<String, Found> lists = new HashMap<>();
    lists.put("assistance", data.found("assistance", "phase=open&" + BEGINNING, view, caller));
    for (String list :
        List.of("cases", "statements", "incidents", "assistance-figures", "incident-figures")) {
      lists.put(list, data.found(list, BEGINNING, view, caller));
    }
    lists.put("requests", data.found("assistance", "limit=1", view, caller));
    // What everyone knows: a glance at the overview is not taken down as a reading of channels.
    lists.put("contacts", data.found("contacts", BEGINNING, view, Caller.ANONYMOUS));
    Optional<Party> party = caller.party();
    Map<String, Object> values = new HashMap<>();
    values.put("lists", lists);
    values.put("signedIn", party.map(Party::name).orElse(""));
    values.put("stream", "/stream?from=" + next + "&type=" + CHANGING);
    values.put("changing", CHANGING);
    values.put("waiting", Waiting.of(rows, view, caller, findings.waitingFor(caller)));
    values.put("titles", Titles.of(data.circles(view, caller), List.of()));
    return Pages.Made.of("help.jte", values);
  }
}
