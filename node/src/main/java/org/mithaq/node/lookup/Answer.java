package org.mithaq.node.lookup;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mithaq.node.access.Readings;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Hit;
import org.mithaq.node.index.RebuildingException;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a caller is told: acts that were read just now and whose audience admits the caller, and
 * counts of these alone.
 *
 * @param states how the acts' objects stand, by id
 * @param next where the page after this one begins, if there is anything on it for the caller
 */
record Answer(List<Act> acts, Map<String, ObjectState> states, OptionalLong next) {

  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

  /** Searches that one answer costs at most where it leaves out what is not current. */
  private static final int MOST_SEARCHES = 20;

  Answer {
    acts = List.copyOf(acts);
    states = Map.copyOf(states);
  }

  /** Tells how objects stand to one caller. */
  interface Standing {
    Map<String, ObjectState> of(Set<String> ids) throws Refusal;
  }

  /**
   * Searches until the page is full and one more act is known to follow: whether there is a {@code
   * next} must not depend on hits that turn out to be gone. It is counted from the last act told
   * of.
   *
   * <p>Where only what is current is asked for, a page may end before it is full, with a {@code
   * next}: what is left out may be more than one answer should cost.
   *
   * @param tokens that the caller holds, as {@code visibility} was made from
   */
  static Answer to(
      Question question,
      Set<String> tokens,
      Visibility visibility,
      Finder finder,
      Records records,
      Standing standing)
      throws RebuildingException, Refusal {
    List<Act> acts = new ArrayList<>();
    Map<String, ObjectState> states = new HashMap<>();
    long from = question.from();
    for (int searches = 0; ; searches++) {
      if (searches == MOST_SEARCHES && question.current()) {
        return told(acts, states, OptionalLong.of(from));
      }
      int wanted = question.limit() + 1 - acts.size();
      List<Hit> hits = finder.search(question.sought(), visibility, wanted, from);
      List<Act> found = new ArrayList<>(hits.size());
      for (Hit hit : hits) {
        read(hit, tokens, records, found);
      }
      states.putAll(standing.of(ids(found)));
      found.removeIf(act -> question.current() && !state(states, act).current());
      acts.addAll(found);
      if (acts.size() > question.limit()) {
        acts.removeLast();
        return told(acts, states, OptionalLong.of(acts.getLast().sequence() + 1));
      }
      if (hits.size() < wanted) {
        return told(acts, states, OptionalLong.empty());
      }
      from = hits.getLast().sequence() + 1;
    }
  }

  private static Set<String> ids(List<Act> acts) {
    return acts.stream().map(act -> act.shown().id()).collect(Collectors.toSet());
  }

  private static ObjectState state(Map<String, ObjectState> states, Act act) {
    return states.getOrDefault(act.shown().id(), ObjectState.UNKNOWN);
  }

  private static Answer told(List<Act> acts, Map<String, ObjectState> states, OptionalLong next) {
    acts.forEach(act -> Readings.note(act.sequence(), act.sealed().audience()));
    return new Answer(acts, states, next);
  }

  private static void read(Hit hit, Set<String> tokens, Records records, List<Act> into) {
    try {
      Act act = records.read(hit.place());
      if (act.sequence() == hit.sequence() && act.sealed().audience().admits(tokens)) {
        into.add(act);
      }
    } catch (DamagedRecordException e) {
      if (!e.erased()) {
        LOG.warn("withheld act={} why={}", hit.sequence(), e.getMessage());
      }
    }
  }

  /** The list form of DESIGN §6. */
  byte[] json(Instant now) {
    String today = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    Map<String, Integer> counts = new TreeMap<>();
    acts.forEach(act -> counts.merge(act.shown().type(), 1, Integer::sum));
    return Json.object(json -> {
      json.writeStringField("as_of", today);
      json.writeStringField("known_at", today);
      json.writeNumberField("total", acts.size());
      json.writeObjectFieldStart("counts");
      for (Map.Entry<String, Integer> count : counts.entrySet()) {
        json.writeNumberField(count.getKey(), count.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("items");
      for (Act act : acts) {
        write(json, act, state(states, act));
      }
      json.writeEndArray();
      if (next.isPresent()) {
        json.writeNumberField("next", next.getAsLong());
      }
    });
  }

  /** An unversioned object counts as of the version of its adding, as in TAXII 2.1 §3.4.1. */
  private static void write(JsonGenerator json, Act act, ObjectState state) throws IOException {
    String added = CommitTime.text(act.micros());
    json.writeStartObject();
    json.writeNumberField("sequence", act.sequence());
    json.writeStringField("date_added", added);
    json.writeStringField("collection", act.shown().collection().map(UUID::toString).orElse(""));
    json.writeStringField("type", act.shown().type());
    json.writeStringField("id", act.shown().id());
    json.writeStringField("version", act.shown().version().orElse(added));
    json.writeBooleanField("revoked", state.revoked());
    json.writeBooleanField("expired", state.expired());
    json.writeNumberField("false_positive", state.falsePositives());
    json.writeEndObject();
  }
}
