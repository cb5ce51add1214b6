package org.mithaq.node.taxii;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mithaq.node.access.Party;
import org.mithaq.node.admit.Intake;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.state.Statuses;
import org.mithaq.node.taxii.Collections.Shelf;

/** Changing what there is: TAXII 2.1 §5.5 (add), §5.7 (delete), and §4.3 (status). */
final class WriteEndpoints {

  private static final String SHARES_NOTHING =
      "This account acts for no party, so it can share nothing.";

  private final TaxiiSettings settings;
  private final Shelves shelves;
  private final Reader reader;
  private final Intake intake;
  private final Statuses statuses;
  private final InstantSource clock;

  WriteEndpoints(
      TaxiiSettings settings,
      Shelves shelves,
      Reader reader,
      Intake intake,
      Statuses statuses,
      InstantSource clock) {
    this.settings = settings;
    this.shelves = shelves;
    this.reader = reader;
    this.intake = intake;
    this.statuses = statuses;
    this.clock = clock;
  }

  /** 202 with a status that is complete: admission returns when the objects can be read. */
  Reply add(Call call) throws Refusal, IOException, InterruptedException {
    MediaTypes.checkAccept(call);
    Shelf shelf = shelves.writable(call);
    MediaTypes.checkContentType(call);
    Party party = call.caller().party().orElseThrow(() -> Shelves.missing(call, SHARES_NOTHING));
    var requested = clock.instant();
    Body body = call.body(settings.maxContentLength());
    List<ObjectResult> results =
        LedgerAnswers.of(
            () -> intake.submit(call.caller(), shelf.settings(), body.bytes(), body.length()));
    try {
      return StatusResource.reply(202, statuses.keep(party.id(), requested, results));
    } catch (UncheckedIOException e) {
      throw Refusal.busy(
          "The disk takes no more: what became of the objects could not be kept. Send them again"
              + " later; those that were stored are not stored twice.",
          30);
    }
  }

  /** Needs leave to read and to write: 403 where one is missing (§5.7). */
  Reply delete(Call call) throws Refusal, InterruptedException {
    MediaTypes.checkAccept(call);
    shelves.readable(call);
    Shelf shelf = shelves.writable(call);
    Filter filter = Filter.read(call.parameters(), Filter.Scope.REMOVAL, settings);
    if (filter.nothing()) {
      throw Reader.noObject();
    }
    int removed =
        LedgerAnswers.of(() ->
            intake.remove(
                call.caller(),
                reader.visibility(call),
                shelf.settings(),
                call.segment("object"),
                filter.versions()));
    if (removed == 0) {
      throw Reader.noObject();
    }
    return TaxiiReplies.nothing();
  }

  /** A status is for the party that submitted; for others it does not exist. */
  Reply status(Call call) throws Refusal {
    MediaTypes.checkAccept(call);
    if (call.caller().anonymous()) {
      throw Shelves.needsAccount();
    }
    Optional<String> party = call.caller().party().map(Party::id);
    Statuses.Status status =
        StatusResource.id(call.segment("status"))
            .flatMap((UUID id) -> statuses.find(id))
            .filter(found -> party.filter(found.party()::equals).isPresent())
            .orElseThrow(
                () -> Refusal.notFound("There is no status of that id for a submission of yours."));
    return StatusResource.reply(200, status);
  }
}
