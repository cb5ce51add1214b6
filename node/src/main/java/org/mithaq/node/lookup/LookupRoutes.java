package org.mithaq.node.lookup;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.index.RebuildingException;
import org.mithaq.node.vault.Records;

/**
 * {@code /lookup}. GET takes one of {@code id} and {@code observable} (both repeated or with
 * commas), {@code name} (how some word of a name begins) and {@code text} (all of these words).
 * POST takes {@code {"observables": […]}} or {@code {"ids": […]}}, up to 10,000 values, for values
 * with commas too. Both take {@code limit}, {@code next} and {@code current} in the query.
 *
 * <p>Every item says how its object stands: {@code revoked}, {@code expired} by the node's clock,
 * and in {@code false_positive} how many parties state that it is one; all by what the caller may
 * read. Everything is told unless {@code current=true} asks to leave out what is revoked or
 * expired: whoever asks whether an address was ever seen must not be told no because somebody's
 * date is over, and can tell by the item what to make of it.
 */
public final class LookupRoutes {

  private static final int LONGEST_BODY = 4 << 20;

  private final Finder finder;
  private final Records records;
  private final Audiences audiences;
  private final ObjectStates states;
  private final InstantSource clock;

  /**
   * Look-up in one vault.
   *
   * @param states how what was found stands
   * @param clock says which day it is
   */
  public LookupRoutes(
      Finder finder,
      Records records,
      Audiences audiences,
      ObjectStates states,
      InstantSource clock) {
    this.finder = finder;
    this.records = records;
    this.audiences = audiences;
    this.states = states;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/lookup", Access.FILTERED, this::get),
        Route.post("/lookup", Access.FILTERED, this::post));
  }

  private Reply get(Call call) throws Refusal {
    return answer(Question.of(call.parameters()), call);
  }

  private Reply post(Call call) throws Refusal, IOException {
    String mediaType = call.header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!mediaType.toLowerCase(Locale.ROOT).equals("application/json")) {
      throw Refusal.of(
          415,
          "unsupported-media-type",
          "The body is JSON; send it with the Content-Type application/json.",
          "Content-Type");
    }
    return answer(Question.of(call.parameters(), call.body(LONGEST_BODY)), call);
  }

  private Reply answer(Question question, Call call) throws Refusal {
    try {
      Answer answer =
          Answer.to(
              question,
              call.caller().tokens(),
              audiences.visibleTo(call.caller().tokens()),
              finder,
              records,
              ids -> states.of(ids, call.caller()));
      return Reply.json(200, answer.json(clock.instant()));
    } catch (RebuildingException e) {
      throw Refusal.busy("The index for look-up is being rebuilt; try again.", 2);
    }
  }
}
