package org.mithaq.node.stream;

import java.util.List;
import java.util.regex.Pattern;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.ReadingLog;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.index.Arrivals;

/**
 * {@code GET /stream}: the acts that the caller may read, in their order, from {@code from}, from
 * behind {@code Last-Event-ID}, or from the next one on; those alone that {@code act}, {@code
 * type}, {@code collection}, {@code party} and {@code exercise} leave in. With {@code follow=false}
 * it ends with what there is. Whoever may read more later is not told again of what lies behind. An
 * object's bytes are not sent, which may hold line breaks that an event cannot keep: {@code object}
 * says where they are.
 */
public final class StreamRoutes {

  private static final String PATTERN = "/stream";
  private static final String MEDIA_TYPE = "text/event-stream";
  private static final Pattern REFUSED = Pattern.compile(";\\s*q=0(\\.0{0,3})?\\s*(;.*)?$");

  private final Blocks blocks;
  private final Arrivals arrivals;
  private final ReadingLog readings;
  private final List<CollectionSettings> collections;
  private final StreamLimits limits;
  private final Seats seats;

  /**
   * The stream of one ledger.
   *
   * @param readings takes down who read what is watched, before it is sent
   */
  public StreamRoutes(
      Blocks blocks,
      Arrivals arrivals,
      ReadingLog readings,
      List<CollectionSettings> collections,
      StreamLimits limits) {
    this.blocks = blocks;
    this.arrivals = arrivals;
    this.readings = readings;
    this.collections = List.copyOf(collections);
    this.limits = limits;
    this.seats = new Seats(limits);
  }

  public Route route() {
    return Route.get(PATTERN, Access.FILTERED, this::stream);
  }

  /** How many listen. */
  public int listeners() {
    return seats.taken();
  }

  private Reply stream(Call call) throws Refusal {
    if (!call.header("Accept").map(StreamRoutes::takesEvents).orElse(true)) {
      throw Refusal.of(
          406, "not-acceptable", "This is answered in " + MEDIA_TYPE + "; accept that.", "Accept");
    }
    Wanted wanted = Wanted.of(call, collections);
    Listener listener =
        new Listener(wanted, blocks, arrivals, readings, call::callerNow, limits, PATTERN);
    Runnable giveBack = seats.take(call.remoteNetwork(), call.caller().delegate());
    return new Reply(
            200,
            List.of(new Reply.Field("Content-Type", MEDIA_TYPE)),
            new Reply.Flow(listener, giveBack))
        // Proxies that collect answers before they pass them on leave this one alone.
        .with("X-Accel-Buffering", "no");
  }

  private static boolean takesEvents(String accept) {
    for (String range : accept.split(",", -1)) {
      String type = range.split(";", 2)[0].strip();
      boolean named =
          type.equalsIgnoreCase(MEDIA_TYPE)
              || type.equalsIgnoreCase("text/*")
              || type.equals("*/*");
      if (named && !REFUSED.matcher(range).find()) {
        return true;
      }
    }
    return false;
  }
}
