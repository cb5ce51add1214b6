package org.mithaq.node.notify;

import java.util.Optional;
import java.util.function.Function;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.Assistance;
import org.mithaq.accord.AssistanceReply;
import org.mithaq.accord.AssistanceRequest;
import org.mithaq.accord.CaseCourse;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.Contact;
import org.mithaq.accord.ContactCheck;
import org.mithaq.accord.ContactDetails;
import org.mithaq.accord.Cosignature;
import org.mithaq.accord.Entry;
import org.mithaq.accord.IncidentClaim;
import org.mithaq.accord.IncidentReport;
import org.mithaq.accord.JointStatement;
import org.mithaq.accord.Matter;
import org.mithaq.accord.MattersSeen;
import org.mithaq.accord.ObjectReader;
import org.mithaq.accord.RefusedException;
import org.mithaq.accord.RegisterObject;
import org.mithaq.accord.ReplyKind;
import org.mithaq.accord.StatementCourse;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.AudienceRule;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.index.RegisterIndex;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Vault;

/**
 * What an act is to somebody: whether it concerns the party, and how much may be said of it. Asked
 * when an act is new, and again when something is sent, with what the reader may read then.
 */
final class News {

  private final Vault vault;
  private final RegisterIndex register;
  private final Audiences audiences;
  private final Function<String, String> names;

  /**
   * News of one ledger.
   *
   * @param names of parties by id
   */
  News(Vault vault, RegisterIndex register, Audiences audiences, Function<String, String> names) {
    this.vault = vault;
    this.register = register;
    this.audiences = audiences;
    this.names = names;
  }

  /** An act that can be news. */
  record Item(Act act, Matter matter) {}

  /** What an act concerns, and by what name that goes. */
  private record Concern(Tiding kind, String page, String title, Entry about) {}

  /** The act of a number, where it is of the kind that is told; empty where it was erased. */
  Optional<Item> item(long sequence) {
    try {
      Optional<Long> place = vault.placeOf(sequence);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      Act act = vault.read(place.get());
      if (act.shown().kind() != ActKind.SHARE || !ObjectReader.mayBeNoted(act.shown().type())) {
        return Optional.empty();
      }
      byte[] bytes = vault.object(act.place(), act.sequence(), act.length());
      Optional<RegisterObject> object =
          ObjectReader.isNoted(act.shown().type(), bytes, 0, bytes.length)
              ? ObjectReader.read(bytes, 0, bytes.length)
              : Optional.empty();
      return object.filter(Matter.class::isInstance).map(found -> new Item(act, (Matter) found));
    } catch (DamagedRecordException | RefusedException e) {
      return Optional.empty();
    }
  }

  /** What is told of an act to a reader; empty where it is none of his business. */
  Optional<Told> told(Item item, Caller reader) {
    Act act = item.act();
    Audience audience = act.sealed().audience();
    Optional<Party> party = reader.party();
    if (party.isEmpty()
        || party.get().exercise() != act.shown().exercise()
        || (act.shown().party().equals(party.get().id()) && !automatic(item.matter()))
        || !audience.admits(reader.tokens())) {
      return Optional.empty();
    }
    Visibility visibility = audiences.visibleTo(reader.tokens());
    Optional<Concern> concern =
        register.ask(known -> concern(known.matters(visibility::mayRead), item, party.get().id()));
    return concern.map(found ->
        new Told(
            found.kind,
            act.sequence(),
            act.shown().id(),
            act.micros(),
            act.shown().exercise(),
            found.page,
            said(found, act)));
  }

  private static boolean automatic(Matter matter) {
    return matter instanceof AssistanceReply reply && reply.terms().automatic();
  }

  /** Names stand in what is sent only where the act and what it is about are for so many. */
  private Optional<Told.Said> said(Concern concern, Act act) {
    boolean open =
        AudienceRule.reach(act.sealed().audience()) == AudienceRule.Reach.OPEN
            && audiences
                .byNumber(concern.about.audience())
                .filter(about -> AudienceRule.reach(about) == AudienceRule.Reach.OPEN)
                .isPresent();
    return open
        ? Optional.of(new Told.Said(concern.title, names.apply(act.shown().party())))
        : Optional.empty();
  }

  private static Optional<Concern> concern(MattersSeen seen, Item item, String me) {
    long act = item.act().sequence();
    return switch (item.matter()) {
      case AssistanceRequest request ->
          seen.assistance(request.id())
              .filter(course -> isAct(course.request().entry(), act) && asked(course, me))
              .map(course -> ofRequest(Tiding.REQUEST, course));
      case AssistanceReply reply ->
          seen.assistance(reply.terms().request())
              .filter(course -> course.replies().stream().anyMatch(r -> isAct(r.entry(), act)))
              .flatMap(
                  course -> kind(reply.terms(), course, me).map(kind -> ofRequest(kind, course)));
      case AccountabilityCase opened ->
          seen.accountabilityCase(opened.id())
              .filter(course -> isAct(course.opened().entry(), act) && side(course, me))
              .map(course -> ofCase(Tiding.CASE, course));
      case CaseEntry entry ->
          seen.accountabilityCase(entry.terms().accountabilityCase())
              .filter(course -> course.entries().stream().anyMatch(e -> isAct(e.entry(), act)))
              .filter(course -> side(course, me))
              .map(course ->
                  ofCase(
                      entry.terms().kind() == CaseEntryKind.NOTICE && course.respondent().equals(me)
                          ? Tiding.NOTICE
                          : Tiding.CASE,
                      course));
      case JointStatement statement ->
          seen.statement(statement.id())
              .filter(
                  course -> isAct(course.statement().entry(), act) && course.invited().contains(me))
              .map(course -> ofStatement(Tiding.STATEMENT, course));
      case Cosignature word ->
          seen.statement(word.terms().statement())
              .filter(course ->
                  course.invited().contains(me)
                      || course.statement().entry().party().equals(me)
                      || course.signed().containsKey(me))
              .map(course -> ofStatement(Tiding.SIGNATURE, course));
      case IncidentReport report ->
          seen.incident(report.id())
              .filter(incident -> isAct(incident.report().entry(), act))
              .map(incident ->
                  new Concern(
                      Tiding.INCIDENT,
                      "/help/incidents/" + report.id(),
                      incident.report().object().terms().name(),
                      incident.report().entry()));
      case Contact _, ContactDetails _, ContactCheck _, IncidentClaim _ -> Optional.empty();
    };
  }

  private static boolean isAct(Entry entry, long act) {
    return entry.sequence() == act;
  }

  private static boolean asked(Assistance course, String me) {
    return course.task(me).isPresent();
  }

  private static Optional<Tiding> kind(AssistanceReply.Terms step, Assistance course, String me) {
    boolean named = step.to().contains(me) || step.about().filter(me::equals).isPresent();
    boolean asks = course.asking().equals(me);
    if (step.kind() == ReplyKind.REMIND || step.kind() == ReplyKind.ESCALATE) {
      return asks || named ? Optional.of(Tiding.CLOCK) : Optional.empty();
    }
    if (step.kind() == ReplyKind.TRANSFER && step.to().contains(me)) {
      return Optional.of(Tiding.REQUEST);
    }
    return asks || asked(course, me) ? Optional.of(Tiding.REPLY) : Optional.empty();
  }

  private static boolean side(CaseCourse course, String me) {
    return course.claimants().contains(me) || course.respondent().equals(me);
  }

  private static Concern ofRequest(Tiding kind, Assistance course) {
    AssistanceRequest request = course.request().object();
    return new Concern(
        kind, "/help/requests/" + request.id(), request.terms().name(), course.request().entry());
  }

  private static Concern ofCase(Tiding kind, CaseCourse course) {
    AccountabilityCase opened = course.opened().object();
    return new Concern(
        kind, "/help/cases/" + opened.id(), opened.terms().name(), course.opened().entry());
  }

  private static Concern ofStatement(Tiding kind, StatementCourse course) {
    JointStatement statement = course.statement().object();
    return new Concern(
        kind,
        "/help/statements/" + statement.id(),
        statement.terms().name(),
        course.statement().entry());
  }
}
