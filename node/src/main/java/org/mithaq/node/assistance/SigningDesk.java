package org.mithaq.node.assistance;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Accord;
import org.mithaq.accord.Cosignature;
import org.mithaq.accord.CosignatureAct;
import org.mithaq.accord.Entry;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.PartyKey;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Position;
import org.mithaq.accord.StatementCourse;
import org.mithaq.accord.draft.CosignatureDraft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.admit.Duties;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;

/**
 * Prepares what a party signs under a statement, and hands it in with the signature that the
 * party's key made elsewhere. Nothing is kept between the two: from the same words the same bytes
 * are made again, so that whoever changes a word in between has a signature that fits nothing.
 */
public final class SigningDesk {

  private final RegisterIndex register;
  private final Audiences audiences;
  private final Records records;
  private final Filing filing;
  private final String origin;
  private final String accord;

  /**
   * A desk.
   *
   * @param origin name of the log for which signatures count
   * @param accord slug of the accord for which they count
   */
  public SigningDesk(
      RegisterIndex register,
      Audiences audiences,
      Records records,
      Filing filing,
      String origin,
      String accord) {
    this.register = register;
    this.audiences = audiences;
    this.records = records;
    this.filing = filing;
    this.origin = origin;
    this.accord = accord;
  }

  /**
   * A statement, and how a caller's party stands to it.
   *
   * @param accord id of the accord for which a signature counts
   * @param act what the party can do now; empty where it can do nothing
   * @param keys those that the party has in the register
   */
  public record Seen(
      StatementCourse course,
      Party party,
      String accord,
      Optional<CosignatureAct> act,
      List<PartyKey> keys) {}

  /** What a caller sees; empty for nobody's delegate, and where there is nothing for it. */
  public Optional<Seen> see(String statement, Caller caller) {
    Visibility visibility = audiences.visibleTo(caller.tokens());
    return caller
        .party()
        .flatMap(party ->
            register.ask(known -> {
              Optional<String> under = known.accordBySlug(accord).map(Accord::id);
              return known
                  .matters(visibility::mayRead)
                  .statement(statement)
                  .filter(_ -> under.isPresent())
                  .map(course ->
                      new Seen(
                          course,
                          party,
                          under.get(),
                          Duties.enters(caller)
                              ? act(course, party.id(), course.maySign(party.id(), known))
                              : Optional.empty(),
                          known.party(party.id()).map(PartyIdentity::keys).orElse(List.of())));
            }));
  }

  private static Optional<CosignatureAct> act(
      StatementCourse course, String party, boolean maySign) {
    if (course.of(party).filter(StatementCourse.Signed::stands).isPresent()) {
      return Optional.of(CosignatureAct.WITHDRAWS);
    }
    return maySign ? Optional.of(CosignatureAct.SIGNS) : Optional.empty();
  }

  /** The statement's bytes, as its digest is of. */
  public byte[] statement(Seen seen) throws IOException {
    Entry entry = seen.course.statement().entry();
    try {
      return records.object(entry.place(), entry.sequence(), entry.length());
    } catch (DamagedRecordException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * A party's word as it is typed.
   *
   * @param number names this word among all of the party's, such as a UUID
   * @param lang of what is said in it
   */
  public record Word(
      String number,
      Instant created,
      String lang,
      CosignatureAct act,
      List<Position.Reservation> reservations,
      List<Passage> explanation) {}

  /** Makes the object of a word; empty where the caller may not write where the statement lies. */
  public Optional<Prepared> prepare(Seen seen, Word word, Caller caller) throws IOException {
    CosignatureDraft draft =
        new CosignatureDraft(
            new Head(
                "page " + seen.party.id() + " " + word.number,
                word.created,
                Optional.of(seen.party.id()),
                Optional.of(word.lang),
                List.of()),
            new Cosignature.Terms(
                seen.course.statement().object().id(),
                seen.course.statement().object().digest(),
                seen.party.id(),
                word.act,
                word.reservations,
                word.explanation));
    Entry statement = seen.course.statement().entry();
    Optional<CollectionSettings> collection =
        filing.of(statement).filter(each -> each.mayWrite(caller));
    if (collection.isEmpty()) {
      return Optional.empty();
    }
    List<String> markings = filing.markings(statement);
    return Optional.of(
        new Prepared(
            draft.id(),
            word.created,
            Filing.marked(draft.json(), markings),
            new SignatureDraft.Place(seen.party.id(), seen.accord, origin),
            collection.get(),
            markings));
  }

  /**
   * Hands in what was prepared, with a key's signature over it.
   *
   * @return why it was refused; empty where it was taken
   */
  public Optional<Grounds> submit(Prepared prepared, PartyKey key, byte[] value, Caller caller)
      throws IOException, InterruptedException {
    return filing.submit(
        caller, prepared.collection(), List.of(prepared.object(), prepared.signature(key, value)));
  }
}
