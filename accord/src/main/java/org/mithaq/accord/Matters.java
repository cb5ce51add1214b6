package org.mithaq.accord;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Requests, cases, statements and contacts of a register, made from the acts in their order. */
final class Matters {

  private static final Moment.Eye EVERYTHING =
      new Moment.Eye(Long.MAX_VALUE, _ -> true, Moment.Scope.ALL);

  final Dossiers<AssistanceRequest, AssistanceReply> requests;
  final Dossiers<AccountabilityCase, CaseEntry> cases;
  final Dossiers<JointStatement, Cosignature> statements;
  final Dossiers<IncidentReport, IncidentClaim> incidents;

  /** Details and checks of each contact. */
  final Dossiers<Contact, Matter> contacts;

  /** By act: whom a request asked, and whom a statement invited, when it was committed. */
  private final Map<Long, List<String>> named = new HashMap<>();

  /** By digest the statements that open when they are published. */
  private final Map<String, Filed<JointStatement>> opening = new LinkedHashMap<>();

  /** By party the kinds of contact that it keeps. */
  private final Map<String, Set<ContactKind>> kept = new HashMap<>();

  private final Deadlines deadlines;

  /**
   * None yet.
   *
   * @param order of the audiences of what is entered
   */
  Matters(AudienceOrder order) {
    requests = new Dossiers<>(false, order);
    cases = new Dossiers<>(false, order);
    statements = new Dossiers<>(false, order);
    incidents = new Dossiers<>(true, order);
    contacts = new Dossiers<>(false, order);
    deadlines = new Deadlines(id -> assistance(id), this::canBeReached);
  }

  private Optional<Assistance> assistance(String id) {
    return new MattersSeen(this, EVERYTHING).assistance(id);
  }

  /** What a matter belongs to, where that is not there yet. */
  Optional<String> needed(Matter matter) {
    return switch (matter) {
      case AssistanceReply reply -> missing(requests, reply.terms().request());
      case CaseEntry entry -> missing(cases, entry.terms().accountabilityCase());
      case Cosignature cosignature -> missing(statements, cosignature.terms().statement());
      case ContactDetails details -> missing(contacts, details.terms().contact());
      case ContactCheck check -> missing(contacts, check.terms().contact());
      case IncidentClaim claim -> missing(incidents, claim.terms().incident());
      case Contact _,
          AssistanceRequest _,
          AccountabilityCase _,
          JointStatement _,
          IncidentReport _ ->
          Optional.empty();
    };
  }

  private static Optional<String> missing(Dossiers<?, ?> dossiers, String id) {
    return dossiers.has(id) ? Optional.empty() : Optional.of(id);
  }

  /**
   * Enters a matter.
   *
   * @param members who belongs to the circle that it names, at this moment
   */
  void enter(Entry entry, Matter matter, List<String> members) {
    switch (matter) {
      case AssistanceRequest request -> {
        requests.open(new Filed<>(entry, request));
        List<String> asked = others(request.terms().to(), members, entry.party());
        named.put(entry.sequence(), asked);
        deadlines.follow(request.id());
      }
      case AssistanceReply reply -> {
        requests.add(reply.terms().request(), new Filed<>(entry, reply));
        deadlines.follow(reply.terms().request());
      }
      case AccountabilityCase opened -> cases.open(new Filed<>(entry, opened));
      case CaseEntry said -> cases.add(said.terms().accountabilityCase(), new Filed<>(entry, said));
      case JointStatement statement -> {
        statements.open(new Filed<>(entry, statement));
        if (statement.terms().opens()) {
          opening.putIfAbsent(statement.digest(), new Filed<>(entry, statement));
        }
        List<String> invited = others(statement.terms().invited(), members, "");
        named.put(entry.sequence(), invited);
      }
      case Cosignature word -> statements.add(word.terms().statement(), new Filed<>(entry, word));
      case Contact contact -> {
        contacts.open(new Filed<>(entry, contact));
        keep(contact.terms());
      }
      case IncidentReport report -> incidents.open(new Filed<>(entry, report));
      case IncidentClaim claim ->
          incidents.add(claim.terms().incident(), new Filed<>(entry, claim));
      case ContactDetails details ->
          contacts.add(details.terms().contact(), new Filed<>(entry, details));
      case ContactCheck check -> contacts.add(check.terms().contact(), new Filed<>(entry, check));
    }
  }

  private void keep(Contact.Terms terms) {
    Set<ContactKind> kinds =
        kept.computeIfAbsent(terms.party(), _ -> EnumSet.noneOf(ContactKind.class));
    boolean changed = terms.ended() ? kinds.remove(terms.kind()) : kinds.add(terms.kind());
    if (changed) {
      deadlines.followParty(terms.party());
    }
  }

  /** Whether a party keeps any contact. */
  boolean canBeReached(String party) {
    return !kept.getOrDefault(party, Set.of()).isEmpty();
  }

  Collection<Filed<JointStatement>> opening() {
    return opening.values();
  }

  Deadlines deadlines() {
    return deadlines;
  }

  /** Those who are named and those of a circle, each once, but for one. */
  static List<String> others(List<String> named, List<String> members, String but) {
    return Stream.concat(named.stream(), members.stream())
        .filter(party -> !party.equals(but))
        .distinct()
        .toList();
  }

  List<String> named(Entry act) {
    return named.getOrDefault(act.sequence(), List.of());
  }
}
