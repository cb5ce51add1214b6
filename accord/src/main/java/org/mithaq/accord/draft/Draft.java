package org.mithaq.accord.draft;

/**
 * An object that is to enter the register. Constructors throw {@link IllegalArgumentException} with
 * a sentence that names the property and what it should be.
 */
public sealed interface Draft
    permits AccordDraft,
        CaseDraft,
        CaseEntryDraft,
        CircleDraft,
        ContactCheckDraft,
        ContactDetailsDraft,
        ContactDraft,
        CosignatureDraft,
        IncidentDraft,
        MembershipDraft,
        PartyDraft,
        PositionDraft,
        ProgressDraft,
        RemarkDraft,
        ReplyDraft,
        RequestDraft,
        SignatureDraft,
        StatementDraft,
        TranslationDraft,
        UndertakingDraft {

  /** What every object has. */
  Head head();

  /** The STIX type, such as {@code position}. */
  String type();

  /** The STIX id, from type and natural key. */
  default String id() {
    return NaturalId.of(type(), head().key());
  }

  /** The object as it is to be sent: compact JSON, properties always in the same order. */
  byte[] json();
}
