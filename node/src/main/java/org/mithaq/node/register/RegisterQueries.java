package org.mithaq.node.register;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mithaq.accord.Entry;
import org.mithaq.accord.Moment;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Readings;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.country.Countries;
import org.mithaq.node.country.FoldedNames;
import org.mithaq.node.country.NameOrder;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.tlog.SignedCheckpoint;

/** Answers the register's lists, for routes and pages alike: one reading of a query, one filter. */
public final class RegisterQueries {

  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final long STEP_NANOS = 5_000_000L;

  private final RegisterIndex register;
  private final Audiences audiences;
  private final Supplier<Optional<SignedCheckpoint>> checkpoint;
  private final String origin;
  private final InstantSource clock;
  private final Countries countries = new Countries();
  private final NameOrder order = new NameOrder();
  private final FoldedNames folded = new FoldedNames();

  /**
   * The lists of one register.
   *
   * @param checkpoint the log's last one
   * @param origin the log's name
   * @param clock says which day it is
   */
  public RegisterQueries(
      RegisterIndex register,
      Audiences audiences,
      Supplier<Optional<SignedCheckpoint>> checkpoint,
      String origin,
      InstantSource clock) {
    this.register = register;
    this.audiences = audiences;
    this.checkpoint = checkpoint;
    this.origin = origin;
    this.clock = clock;
  }

  private interface Making {
    Listing of(Scene scene, Asked asked) throws Refusal;
  }

  private record Kind(Set<String> parameters, boolean dealings, Making making) {
    Kind(Set<String> parameters, Making making) {
      this(parameters, false, making);
    }

    /** Who is invented deals with what is invented, and so sees that unless it asks otherwise. */
    Moment.Scope unsaid(Caller caller) {
      return dealings && caller.party().filter(Party::exercise).isPresent()
          ? Moment.Scope.EXERCISES
          : Moment.Scope.REAL;
    }
  }

  /** What parties deal with, by the names of the lists. */
  private static final Map<String, Kind> MATTERS =
      Map.of(
          "assistance",
          new Kind(
              AssistanceList.PARAMETERS,
              true,
              (scene, asked) -> new AssistanceList(scene, asked).listing()),
          "cases",
          new Kind(
              CaseList.PARAMETERS, true, (scene, asked) -> new CaseList(scene, asked).listing()),
          "statements",
          new Kind(
              StatementList.PARAMETERS,
              true,
              (scene, asked) -> new StatementList(scene, asked).listing()),
          "incidents",
          new Kind(
              IncidentList.PARAMETERS,
              true,
              (scene, asked) -> new IncidentList(scene, asked).listing()),
          "assistance-figures",
          new Kind(
              FigureList.PARAMETERS,
              true,
              (scene, asked) -> new FigureList(scene, asked).listing()),
          "incident-figures",
          new Kind(
              IncidentFigureList.PARAMETERS,
              true,
              (scene, asked) -> new IncidentFigureList(scene, asked).listing()),
          "contacts",
          new Kind(
              ContactList.PARAMETERS,
              true,
              (scene, asked) -> new ContactList(scene, asked).listing()));

  private static final Map<String, Kind> KINDS =
      Map.of(
          "accords",
          new Kind(AccordList.PARAMETERS, (scene, asked) -> new AccordList(scene, asked).listing()),
          "parties",
          new Kind(
              PartiesList.PARAMETERS, (scene, asked) -> new PartiesList(scene, asked).listing()),
          "positions",
          new Kind(
              PositionList.PARAMETERS, (scene, asked) -> new PositionList(scene, asked).listing()),
          "circles",
          new Kind(CircleList.PARAMETERS, (scene, asked) -> new CircleList(scene, asked).listing()),
          "undertakings",
          new Kind(
              UndertakingList.PARAMETERS,
              (scene, asked) -> new UndertakingList(scene, asked).listing()),
          "remarks",
          new Kind(
              RemarkList.PARAMETERS, (scene, asked) -> new RemarkList(scene, asked).listing()));

  /**
   * One page of a list, by what a caller may read.
   *
   * @param list {@code accords}, {@code parties}, {@code positions}, {@code circles}, {@code
   *     undertakings} or {@code remarks}
   * @throws Refusal 404 for any other list, 400 for what cannot be asked, 503 where the log does
   *     not cover the register yet
   */
  public Listing list(String list, Parameters parameters, Caller caller) throws Refusal {
    Kind kind = KINDS.get(list);
    if (kind == null) {
      throw Refusal.notFound(
          "Here are accords, parties, positions, circles, undertakings and remarks, each as .json"
              + " and as .csv.");
    }
    return answer(kind, parameters, caller);
  }

  /** Names of the lists of what parties deal with. */
  public static Set<String> matters() {
    return MATTERS.keySet();
  }

  /**
   * One page of requests for assistance, cases, statements or contacts, by what a caller may read.
   *
   * @param list one of {@link #matters}
   * @throws Refusal as {@link #list}
   */
  public Listing matters(String list, Parameters parameters, Caller caller) throws Refusal {
    Kind kind = MATTERS.get(list);
    if (kind == null) {
      throw Refusal.notFound("Here are assistance, cases, contacts, incidents and statements.");
    }
    return answer(kind, parameters, caller);
  }

  /**
   * The statements of positions that were recorded last, the latest first, as items of {@code
   * positions} with {@code show=history}; nothing is counted.
   *
   * @param most how many
   */
  public Listing latestPositions(int most, Caller caller) throws Refusal {
    Making latest = (scene, asked) -> new PositionList(scene, asked).latest(most);
    return answer(new Kind(Set.of(), latest), Parameters.read(""), caller);
  }

  /** All circles, of exercises too, by what they are called alone: without who is in them. */
  public Listing circleNames(Caller caller) throws Refusal {
    Making names = (scene, asked) -> new CircleList(scene, asked).names();
    return answer(new Kind(Set.of(), names), Parameters.read("limit=1000&exercise=all"), caller);
  }

  private Listing answer(Kind kind, Parameters parameters, Caller caller) throws Refusal {
    Asked asked = new Asked(parameters, clock.instant(), kind.parameters);
    Visibility visibility = audiences.visibleTo(caller.tokens());
    Moment moment = asked.moment(visibility, kind.unsaid(caller));
    Consumer<Entry> read =
        entry -> {
          if (visibility.isWatched(entry.audience())) {
            Readings.note(entry.sequence());
          }
        };
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      Scene.Proof proof = proof();
      Optional<Listing> listing =
          register.ask(all ->
              proof.size() < register.next()
                  ? Optional.empty()
                  : Optional.of(
                      kind.making.of(
                          new Scene(
                              all,
                              moment,
                              asked.at(moment),
                              read,
                              new Names(countries, order, folded, all, moment),
                              register::object,
                              proof),
                          asked)));
      if (listing.isPresent()) {
        return listing.get();
      }
      // Publishing takes a moment; what an answer holds lies under the checkpoint that it cites.
      if (System.nanoTime() > until || Thread.interrupted()) {
        throw Refusal.busy("The log does not cover the register yet; try again.", 1);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  /** The log's last checkpoint; the empty tree's where nothing was published yet. */
  private Scene.Proof proof() {
    return checkpoint
        .get()
        .map(signed ->
            new Scene.Proof(
                signed.checkpoint().origin().value(),
                signed.checkpoint().size().value(),
                signed.checkpoint().root().toBase64()))
        .orElseGet(() -> new Scene.Proof(origin, 0, ""));
  }
}
