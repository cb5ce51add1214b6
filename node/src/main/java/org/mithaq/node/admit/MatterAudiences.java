package org.mithaq.node.admit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.mithaq.accord.Reason;
import org.mithaq.accord.RefusedException;
import org.mithaq.accord.Register;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.AudienceRule;
import org.mithaq.node.access.AudienceRule.Reach;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Visibility;

/**
 * Who may read what parties deal with: whoever is asked must be able to, nothing of a case is
 * public before the respondent had its time, and how to reach somebody is never public.
 */
final class MatterAudiences {

  private final Audiences audiences;
  private final Parties parties;
  private final Party submitter;
  private final Visibility visibility;
  private final Optional<String> depositary;
  private final Instant now;

  /**
   * What one submitter's matters are for.
   *
   * @param depositary id of the party that keeps the directory of contacts, where there is one
   */
  MatterAudiences(
      Audiences audiences,
      Parties parties,
      Party submitter,
      Visibility visibility,
      Optional<String> depositary,
      Instant now) {
    this.depositary = depositary;
    this.audiences = audiences;
    this.parties = parties;
    this.submitter = submitter;
    this.visibility = visibility;
    this.now = now;
  }

  /**
   * The audience that a matter is committed with.
   *
   * @param marked by its own markings
   * @throws RefusedException where it can't be for these readers
   */
  Audience of(Register register, Matter matter, Audience marked) throws RefusedException {
    MattersSeen seen = register.matters(visibility::mayRead);
    boolean open = AudienceRule.reach(marked) == Reach.OPEN;
    return switch (matter) {
      case Contact _ -> {
        if (!marked.equals(Audience.PUBLIC)) {
          throw new RefusedException(AdmissionReason.CONTACT_NOT_PUBLIC);
        }
        yield marked;
      }
      case ContactCheck check -> {
        // Whatever it is marked: for nobody else, and for nobody where there is no such contact.
        Set<String> readers = new HashSet<>();
        register
            .contact(check.terms().contact())
            .ifPresent(contact -> readers.add(Party.token(contact.terms().party())));
        readers.add(Party.token(depositary.orElse(submitter.id())));
        yield Audience.of(readers).watched();
      }
      case ContactDetails _ -> {
        if (open) {
          throw new RefusedException(AdmissionReason.DETAILS_OPEN);
        }
        yield marked.watched();
      }
      case AssistanceRequest request -> {
        for (String party : register.asked(request, submitter.id())) {
          readable(party, marked, AdmissionReason.NOT_FOR_ASKED);
        }
        yield marked;
      }
      case AssistanceReply reply -> {
        Audience within = within(marked, seen.acts(reply.terms().request()));
        Optional<Assistance> course = seen.assistance(reply.terms().request());
        if (course.isPresent()) {
          readable(course.get().asking(), within, AdmissionReason.NOT_FOR_ASKING);
        }
        for (String party : reply.terms().to()) {
          readable(party, within, AdmissionReason.NOT_FOR_NEXT);
        }
        yield within;
      }
      case AccountabilityCase opened -> {
        Audience audience = ofCase(opened.id(), seen.accountabilityCase(opened.id()), marked);
        yield AudienceRule.reach(audience) == Reach.CIRCLE
            ? audience.openTo(Audience.ofOpenCase(opened.id()))
            : audience;
      }
      case CaseEntry entry -> {
        String id = entry.terms().accountabilityCase();
        Optional<CaseCourse> course = seen.accountabilityCase(id);
        // What there is no case for, the rules refuse in their own words.
        yield course.isEmpty() ? marked : ofEntry(entry, course.get(), seen.acts(id), marked);
      }
      case IncidentReport _ -> marked;
      case IncidentClaim claim -> within(marked, seen.acts(claim.terms().incident()));
      case JointStatement statement -> ofStatement(statement, marked);
      case Cosignature word -> widest(seen.acts(word.terms().statement())).orElse(marked);
    };
  }

  /**
   * What is said in a matter is for no more readers than the matter: elsewhere its markings would
   * let others in.
   *
   * @param acts that opened the matter; none where there is none, which the rules refuse
   */
  private Audience within(Audience marked, List<Entry> acts) {
    List<Audience> opened = audiences(acts);
    return opened.isEmpty() || opened.stream().anyMatch(each -> each.includes(marked))
        ? marked
        : marked.and(opened.getFirst());
  }

  private List<Audience> audiences(List<Entry> acts) {
    return acts.stream().flatMap(act -> audiences.byNumber(act.audience()).stream()).toList();
  }

  /** What was signed or replied is before everyone who reads the statement or the case. */
  private Optional<Audience> widest(List<Entry> acts) {
    List<Audience> opened = audiences(acts);
    return opened.stream()
        .filter(each -> AudienceRule.reach(each) == Reach.OPEN)
        .findFirst()
        .or(() -> opened.stream().findFirst());
  }

  /** One that opens does so by itself, once enough have signed. */
  private static Audience ofStatement(JointStatement statement, Audience marked)
      throws RefusedException {
    if (!statement.terms().opens()) {
      return marked;
    }
    if (AudienceRule.reach(marked) == Reach.NAMED) {
      throw new RefusedException(AdmissionReason.STATEMENT_FOR_NAMED);
    }
    return marked.openTo(Audience.ofStatement(statement.digest()));
  }

  /** A party that this node doesn't know reads elsewhere. */
  private void readable(String party, Audience audience, Reason unreadable)
      throws RefusedException {
    Optional<Party> known = parties.byId(party);
    if (known.isPresent() && !audience.admits(parties.tokensOf(known.get()))) {
      throw new RefusedException(unreadable, known.get().name());
    }
  }

  /** What the respondent states, and what moves the case, is for whoever reads the case. */
  private Audience ofEntry(CaseEntry entry, CaseCourse course, List<Entry> acts, Audience marked)
      throws RefusedException {
    String id = entry.terms().accountabilityCase();
    CaseEntryKind kind = entry.terms().kind();
    Audience ofCase = widest(acts).orElse(submitterAlone());
    if (kind == CaseEntryKind.NOTICE
        && !ofCase.admits(Set.of(Audience.EVERYONE, Audience.ofCase(id)))) {
      throw new RefusedException(AdmissionReason.NOT_FOR_RESPONDENT);
    }
    return course.respondent().equals(submitter.id()) || kind.moves()
        ? ofCase
        : within(ofCase(id, Optional.of(course), marked), acts);
  }

  private Audience submitterAlone() {
    return Audience.of(Set.of(submitter.token()));
  }

  /** For the case's sides too, unless fewer than a circle are meant. */
  private Audience ofCase(String id, Optional<CaseCourse> course, Audience marked)
      throws RefusedException {
    if (AudienceRule.reach(marked) == Reach.OPEN) {
      long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
      if (course.filter(each -> each.mayBePublic(at)).isEmpty()) {
        throw new RefusedException(AdmissionReason.CASE_NOT_YET_PUBLIC);
      }
      return marked;
    }
    return AudienceRule.reach(marked) == Reach.NAMED ? marked : marked.openTo(Audience.ofCase(id));
  }
}
