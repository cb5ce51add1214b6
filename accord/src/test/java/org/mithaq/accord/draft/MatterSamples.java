package org.mithaq.accord.draft;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.AssistanceReply;
import org.mithaq.accord.AssistanceRequest;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.Confidence;
import org.mithaq.accord.Contact;
import org.mithaq.accord.ContactCheck;
import org.mithaq.accord.ContactDetails;
import org.mithaq.accord.ContactKind;
import org.mithaq.accord.Cosignature;
import org.mithaq.accord.CosignatureAct;
import org.mithaq.accord.DiligenceStep;
import org.mithaq.accord.EscalationCause;
import org.mithaq.accord.Evidence;
import org.mithaq.accord.JointStatement;
import org.mithaq.accord.Need;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Position;
import org.mithaq.accord.RegisterObject;
import org.mithaq.accord.ReplyKind;
import org.mithaq.accord.Undertaking;
import org.mithaq.accord.Urgency;

/** One draft of each kind that parties deal with, with every property, in an exercise. */
final class MatterSamples {

  private static final String PARTY = Samples.PARTY.id();
  private static final String OTHER = NaturalId.of("identity", "other");
  private static final Passage PASSAGE = new Passage("en", "What is stated.");
  private static final String HEX = "ab".repeat(32);

  private static final ContactDraft CONTACT =
      new ContactDraft(
          Samples.head("contact"),
          new Contact.Terms(
              PARTY,
              ContactKind.LAW_ENFORCEMENT,
              List.of("ar", "fr"),
              "Africa/Cairo",
              Optional.of("on working days"),
              true));

  private static final RequestDraft REQUEST =
      new RequestDraft(
          Samples.head("request"),
          new AssistanceRequest.Terms(
              "Help",
              Optional.of("What happened."),
              List.of(PARTY),
              Optional.of(NaturalId.of("circle", "c")),
              EnumSet.of(Need.TAKEDOWN, Need.ATTRIBUTION),
              Urgency.URGENT,
              new AssistanceRequest.Clocks(
                  Optional.of(Duration.ofHours(2)), Optional.of(Duration.ofDays(2))),
              List.of(NaturalId.of("incident", "i")),
              List.of(NaturalId.of("indicator", "i")),
              Optional.of(NaturalId.of("assistance-request", "other"))));

  private static final CaseDraft CASE =
      new CaseDraft(
          Samples.head("case"),
          new AccountabilityCase.Terms(
              "A case",
              PARTY,
              List.of(OTHER),
              new Undertaking.Norm("UN GGE 2015", Optional.of("13(c)")),
              List.of(PASSAGE),
              List.of(NaturalId.of("incident", "i")),
              Duration.ofDays(30)));

  private static final StatementDraft STATEMENT =
      new StatementDraft(
          Samples.head("statement"),
          new JointStatement.Terms(
              "A statement",
              List.of(
                  new JointStatement.Text(
                      "en", "Title", List.of(new JointStatement.Clause("1", "A clause.")))),
              List.of(PARTY),
              Optional.of(NaturalId.of("circle", "c")),
              OptionalInt.of(2),
              Optional.of(Samples.CREATED),
              true));

  private MatterSamples() {}

  static List<Draft> all() {
    return List.of(
        CONTACT,
        new ContactDetailsDraft(
            Samples.head("details"),
            new ContactDetails.Terms(
                CONTACT.id(),
                "Duty officer",
                Optional.of("A name"),
                List.of(
                    new ContactDetails.Channel(
                        "phone", "+999 5550 0100", Optional.of("at any hour"))),
                List.of(new ContactDetails.ChannelKey("mail", HEX, Optional.of("AAAA"))))),
        REQUEST,
        new ReplyDraft(
            Samples.head("reply"),
            new AssistanceReply.Terms(
                REQUEST.id(),
                ReplyKind.ESCALATE,
                Optional.of("A text."),
                Optional.of("A reason."),
                Optional.of(PARTY),
                List.of(OTHER),
                List.of(NaturalId.of("file", "f")),
                Optional.of(EscalationCause.NO_ANSWER),
                true)),
        new ContactCheckDraft(
            Samples.head("check"),
            new ContactCheck.Terms(CONTACT.id(), true, OptionalInt.of(90), Optional.of("A note."))),
        CASE,
        new CaseEntryDraft(
            Samples.head("entry"),
            new CaseEntry.Terms(
                CASE.id(),
                CaseEntryKind.OPENING,
                List.of(PASSAGE),
                Optional.of(LocalDate.parse("2026-01-01")),
                Optional.of(
                    new Evidence(
                        Optional.of("A capture"),
                        Optional.of("An office"),
                        Optional.of(HEX),
                        Optional.of(HEX),
                        Optional.of(HEX),
                        Optional.of(Confidence.HIGH))),
                Optional.of(NaturalId.of("case-entry", "other")),
                Optional.of(Duration.ofDays(3)),
                Optional.of(DiligenceStep.TOLD))),
        STATEMENT,
        new CosignatureDraft(
            Samples.head("cosignature"),
            new Cosignature.Terms(
                STATEMENT.id(),
                HEX,
                PARTY,
                CosignatureAct.SIGNS,
                List.of(new Position.Reservation("1", PASSAGE)),
                List.of(PASSAGE))));
  }

  /** What an object or a draft says. */
  static Object terms(RegisterObject object) {
    return switch (object) {
      case Contact contact -> contact.terms();
      case ContactDetails details -> details.terms();
      case ContactCheck check -> check.terms();
      case AssistanceRequest request -> request.terms();
      case AssistanceReply reply -> reply.terms();
      case AccountabilityCase opened -> opened.terms();
      case CaseEntry entry -> entry.terms();
      case JointStatement statement -> statement.terms();
      case Cosignature word -> word.terms();
      default -> throw new IllegalArgumentException(object.toString());
    };
  }

  static Object terms(Draft draft) {
    return switch (draft) {
      case ContactDraft contact -> contact.terms();
      case ContactDetailsDraft details -> details.terms();
      case ContactCheckDraft check -> check.terms();
      case RequestDraft request -> request.terms();
      case ReplyDraft reply -> reply.terms();
      case CaseDraft opened -> opened.terms();
      case CaseEntryDraft entry -> entry.terms();
      case StatementDraft statement -> statement.terms();
      case CosignatureDraft word -> word.terms();
      default -> throw new IllegalArgumentException(draft.toString());
    };
  }
}
