package org.mithaq.node.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;
import org.mithaq.node.register.Listing;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.stix.Json;

/** {@code /{lang}/story}: the news of 10 November 2021 in twelve stops. */
final class StoryPage {

  private final Pages pages;
  private final RegisterQueries register;

  StoryPage(Pages pages, RegisterQueries register) {
    this.pages = pages;
    this.register = register;
  }

  List<Route> routes() {
    return pages.in("/story", Access.FILTERED, this::make);
  }

  private Pages.Made make(View view, Call call) throws Refusal {
    StoryRecords records = new StoryRecords(register, call.caller(), Story.THE_DAY);
    List<StoryStop> stops = new Story(view, records).stops();
    Optional<Listing> cited = records.ask("positions", Story.COUNTED);
    return Pages.Made.of(
        "story.jte",
        Map.of(
            "stops",
            stops,
            "about",
            cited.map(Listing::about).orElse(new Json.Members(Map.of())),
            "counted",
            Story.COUNTED + "&as_of=" + Story.THE_DAY));
  }
}
