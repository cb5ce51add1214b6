package org.mithaq.node.register;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.mithaq.accord.Moment;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.country.Countries;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.tlog.SignedCheckpoint;

/** {@code /register/<list>.json} and {@code .csv}. */
public final class RegisterRoutes {

  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final long STEP_NANOS = 5_000_000L;

  private final RegisterIndex register;
  private final Audiences audiences;
  private final Supplier<Optional<SignedCheckpoint>> checkpoint;
  private final String origin;
  private final InstantSource clock;
  private final Countries countries = new Countries();

  /**
   * The routes of one register.
   *
   * @param checkpoint the log's last one
   * @param origin the log's name
   * @param clock says which day it is
   */
  public RegisterRoutes(
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

  public List<Route> routes() {
    return List.of(
        Route.get("/register/codebook.md", Access.OPEN, _ -> codebook("en")),
        Route.get("/register/codebook.ar.md", Access.OPEN, _ -> codebook("ar")),
        Route.get("/register/codebook.en.md", Access.OPEN, _ -> codebook("en")),
        Route.get("/register/codebook.fr.md", Access.OPEN, _ -> codebook("fr")),
        Route.get("/register/{list}", Access.FILTERED, this::get));
  }

  private Reply get(Call call) throws Refusal {
    String name = call.segment("list");
    int dot = name.lastIndexOf('.');
    String form = dot < 0 ? "" : name.substring(dot + 1);
    if (!form.equals("json") && !form.equals("csv")) {
      throw unknown();
    }
    Listing listing =
        switch (name.substring(0, dot)) {
          case "accords" ->
              ask(
                  call,
                  AccordList.PARAMETERS,
                  (scene, asked) -> new AccordList(scene, asked).listing());
          case "parties" ->
              ask(
                  call,
                  PartiesList.PARAMETERS,
                  (scene, asked) -> new PartiesList(scene, asked).listing());
          case "positions" ->
              ask(
                  call,
                  PositionList.PARAMETERS,
                  (scene, asked) -> new PositionList(scene, asked).listing());
          case "circles" ->
              ask(
                  call,
                  CircleList.PARAMETERS,
                  (scene, asked) -> new CircleList(scene, asked).listing());
          case "undertakings" ->
              ask(
                  call,
                  UndertakingList.PARAMETERS,
                  (scene, asked) -> new UndertakingList(scene, asked).listing());
          case "remarks" ->
              ask(
                  call,
                  RemarkList.PARAMETERS,
                  (scene, asked) -> new RemarkList(scene, asked).listing());
          default -> throw unknown();
        };
    return form.equals("json") ? listing.json() : listing.csv();
  }

  private static Reply codebook(String lang) throws IOException {
    String name = "codebook." + lang + ".md";
    try (InputStream in = RegisterRoutes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return Reply.of(200, "text/markdown; charset=utf-8", in.readAllBytes());
    }
  }

  private static Refusal unknown() {
    return Refusal.notFound(
        "Here are accords, parties, positions, circles, undertakings and remarks, each as .json and"
            + " as .csv.");
  }

  private Listing ask(Call call, Set<String> parameters, Making list) throws Refusal {
    Asked asked = new Asked(call.parameters(), clock.instant(), parameters);
    Moment moment = asked.moment(audiences.visibleTo(call.caller().tokens()));
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      Scene.Proof proof = proof();
      Optional<Listing> listing =
          register.ask(register ->
              proof.size() < this.register.next()
                  ? Optional.empty()
                  : Optional.of(
                      list.of(
                          new Scene(
                              register,
                              moment,
                              new Names(countries, register, moment),
                              this.register::object,
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
