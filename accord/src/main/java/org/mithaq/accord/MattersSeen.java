package org.mithaq.accord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests, cases, statements and contacts as one reader sees them. */
public final class MattersSeen {

  private final Matters matters;
  private final Moment.Eye eye;

  MattersSeen(Matters matters, Moment.Eye eye) {
    this.matters = matters;
    this.eye = eye;
  }

  public Optional<Assistance> assistance(String id) {
    return matters.requests.seen(id, eye, this::assistance);
  }

  /** In the order of the acts, as all of these. */
  public List<Assistance> assistances() {
    return matters.requests.seen(eye, this::assistance);
  }

  private Assistance assistance(
      Filed<AssistanceRequest> request, List<Filed<AssistanceReply>> replies) {
    return Assistance.of(request, matters.named(request.entry()), replies);
  }

  public Optional<CaseCourse> accountabilityCase(String id) {
    return matters.cases.seen(id, eye, MattersSeen::isForReaders, CaseCourse::of);
  }

  /**
   * Ids of the cases that whoever opened them opened to all who see these matters: everyone, where
   * these are what everyone sees.
   *
   * @param all every case that there is
   */
  public List<String> casesOpened(MattersSeen all) {
    return cases().stream()
        .map(CaseCourse::opened)
        .filter(opened ->
            all.accountabilityCase(opened.object().id())
                .filter(first -> first.opened().entry().party().equals(opened.entry().party()))
                .isPresent())
        .map(opened -> opened.object().id())
        .toList();
  }

  /** What the respondent states, and what moves the case, is for whoever reads the case. */
  private static boolean isForReaders(Filed<AccountabilityCase> opened, Filed<CaseEntry> entry) {
    return entry.entry().party().equals(opened.object().terms().respondent())
        || entry.object().terms().kind().moves();
  }

  public List<CaseCourse> cases() {
    return matters.cases.seen(eye, MattersSeen::isForReaders, CaseCourse::of);
  }

  /** Ids of the cases that a party is a side of; as the respondent once notice was served. */
  public List<String> casesOf(String party) {
    return cases().stream()
        .filter(course ->
            course.claimants().contains(party)
                || (course.respondent().equals(party) && course.noticed().isPresent()))
        .map(course -> course.opened().object().id())
        .toList();
  }

  /**
   * The acts that opened a request, a case, a statement or an incident, as far as they are seen.
   */
  public List<Entry> acts(String id) {
    return Stream.of(matters.requests, matters.cases, matters.statements, matters.incidents)
        .flatMap(dossiers -> dossiers.acts(id, eye).stream())
        .toList();
  }

  /** Digests of the statements that everyone may read by now, because enough have signed them. */
  public List<String> opened() {
    return matters.opening().stream()
        .filter(filed -> statement(filed, words(filed.object().id())).published().isPresent())
        .map(filed -> filed.object().digest())
        .toList();
  }

  public Optional<StatementCourse> statement(String id) {
    return matters.statements.seen(id, eye, this::statement);
  }

  /** Every word on a statement, those too that were taken back, in the order of the acts. */
  public List<Filed<Cosignature>> words(String statement) {
    return matters.statements.seen(statement, eye, (_, words) -> words).orElse(List.of());
  }

  public List<StatementCourse> statements() {
    return matters.statements.seen(eye, this::statement);
  }

  private StatementCourse statement(
      Filed<JointStatement> statement, List<Filed<Cosignature>> words) {
    return StatementCourse.of(statement, matters.named(statement.entry()), words);
  }

  /** An incident in its last version, and what parties hold of it, in the order of the acts. */
  public record IncidentSeen(Filed<IncidentReport> report, List<Filed<IncidentClaim>> claims) {
    public IncidentSeen {
      claims = List.copyOf(claims);
    }
  }

  public Optional<IncidentSeen> incident(String id) {
    return matters.incidents.seen(id, eye, IncidentSeen::new);
  }

  public List<IncidentSeen> incidents() {
    return matters.incidents.seen(eye, IncidentSeen::new);
  }

  /** First and last words on incidents by those who reported them first, in the order of these. */
  List<Dossiers.Report<IncidentReport>> reportsOfIncidents() {
    return matters.incidents.reports(eye);
  }

  /** A contact, and what else is known of it to whom may know. */
  public record ContactSeen(
      Filed<Contact> contact,
      Optional<Filed<ContactDetails>> details,
      Optional<Filed<ContactCheck>> lastCheck) {}

  public Optional<ContactSeen> contact(String id) {
    return matters.contacts.seen(id, eye, MattersSeen::contact);
  }

  /** The last contact of each party and kind that has not ended. */
  public List<ContactSeen> contacts() {
    Map<String, ContactSeen> last = new LinkedHashMap<>();
    matters
        .contacts
        .seen(eye, MattersSeen::contact)
        .forEach(seen -> {
          Contact.Terms terms = seen.contact().object().terms();
          last.put(terms.party() + ' ' + terms.kind().word(), seen);
        });
    return last.values().stream().filter(seen -> !seen.contact().object().terms().ended()).toList();
  }

  /** Whether a party keeps any contact; that it does is public. */
  public boolean canBeReached(String party) {
    return matters.canBeReached(party);
  }

  private static ContactSeen contact(Filed<Contact> contact, List<Filed<Matter>> more) {
    Optional<Filed<ContactDetails>> details = Optional.empty();
    Optional<Filed<ContactCheck>> check = Optional.empty();
    for (Filed<Matter> filed : more) {
      switch (filed.object()) {
        case ContactDetails found -> details = Optional.of(new Filed<>(filed.entry(), found));
        case ContactCheck found -> check = Optional.of(new Filed<>(filed.entry(), found));
        default -> {}
      }
    }
    return new ContactSeen(contact, details, check);
  }
}
