package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mithaq.stix.Json;

/**
 * A case as its page lays it out: what each side states, and how far it is.
 *
 * @param responses of the respondent, which stand beside the claim
 * @param claimants what else they state, as {@code respondent} is what else it does
 * @param others what those state who are no side
 */
public record CaseShown(
    List<Json.Members> responses,
    List<Json.Members> claimants,
    List<Json.Members> respondent,
    List<Json.Members> diligence,
    List<Json.Members> others,
    List<Stage> stages) {

  /** How a stage of a case stands. */
  public enum State {
    DONE,
    NOW,
    COMING,
    /** Over, and nothing came. */
    NOTHING
  }

  /**
   * A stage in the course of a case.
   *
   * @param name a word of {@code work.stage}
   * @param at when it was, or until when it lasts, as acts write times
   */
  public record Stage(String name, State state, Optional<String> at) {}

  static CaseShown of(Json.Members item) {
    List<Json.Members> entries = item.objects("entries");
    Set<String> claimants = Set.copyOf(parties(item.objects("claimants")));
    String respondent = party(item.object("respondent"));
    Predicate<Json.Members> diligence = entry -> is(entry, "due-diligence");
    Predicate<Json.Members> theirs = entry -> party(entry.object("states")).equals(respondent);
    Predicate<Json.Members> ours = entry -> claimants.contains(party(entry.object("states")));
    Predicate<Json.Members> response = theirs.and(entry -> is(entry, "response"));
    return new CaseShown(
        entries.stream().filter(response).toList(),
        entries.stream().filter(ours.and(diligence.negate())).toList(),
        entries.stream().filter(theirs.and(response.negate()).and(diligence.negate())).toList(),
        entries.stream().filter(diligence).toList(),
        entries.stream().filter(ours.or(theirs).or(diligence).negate()).toList(),
        stages(item));
  }

  private static List<String> parties(List<Json.Members> references) {
    return references.stream().map(CaseShown::party).toList();
  }

  private static String party(Json.Members reference) {
    return reference.text("party").orElse("");
  }

  private static boolean is(Json.Members entry, String kind) {
    return entry.text("kind").filter(kind::equals).isPresent();
  }

  private static List<Stage> stages(Json.Members item) {
    String phase = item.text("phase").orElse("");
    boolean over = phase.equals("closed") || phase.equals("withdrawn");
    List<Stage> stages = new ArrayList<>();
    stages.add(new Stage("claim", State.DONE, item.text("recorded")));
    stages.add(stage(item, "evidence", over, "evidence"));
    Optional<String> noticed = item.text("noticed");
    stages.add(
        noticed.isPresent()
            ? new Stage("notice", State.DONE, noticed)
            : new Stage("notice", over ? State.NOTHING : State.COMING, Optional.empty()));
    Optional<String> responded = first(item, "response");
    State period =
        noticed.isEmpty()
            ? over ? State.NOTHING : State.COMING
            : phase.equals("noticed") ? State.NOW : State.DONE;
    stages.add(new Stage("period", period, item.text("respond_by")));
    stages.add(
        responded.isPresent()
            ? new Stage("response", State.DONE, responded)
            : new Stage(
                "response",
                over || phase.equals("no-reply-recorded") ? State.NOTHING : State.COMING,
                Optional.empty()));
    stages.add(stage(item, "outcome", over, "finding", "disagreement"));
    stages.add(stage(item, "measures", over, "measure"));
    stages.add(stage(item, "follow-up", over, "follow-up"));
    stages.add(
        new Stage(
            phase.equals("withdrawn") ? "withdrawn" : "closed",
            over ? State.DONE : State.COMING,
            first(item, "closure", "withdrawal")));
    return stages;
  }

  private static Stage stage(Json.Members item, String name, boolean over, String... kinds) {
    Optional<String> at = first(item, kinds);
    return new Stage(name, at.isPresent() ? State.DONE : over ? State.NOTHING : State.COMING, at);
  }

  private static Optional<String> first(Json.Members item, String... kinds) {
    return item.objects("entries").stream()
        .filter(entry -> List.of(kinds).stream().anyMatch(kind -> is(entry, kind)))
        .findFirst()
        .flatMap(entry -> entry.text("recorded"));
  }

  /** An entry that another one names. */
  public static Optional<Json.Members> entry(Json.Members item, String id) {
    return item.objects("entries").stream()
        .filter(entry -> entry.text("id").filter(id::equals).isPresent())
        .findFirst();
  }
}
