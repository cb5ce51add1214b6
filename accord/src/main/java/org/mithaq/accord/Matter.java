package org.mithaq.accord;

import java.time.Instant;
import java.util.List;

/** What parties do under an accord when it counts: help one another, and answer for promises. */
public sealed interface Matter extends RegisterObject
    permits Contact,
        ContactDetails,
        ContactCheck,
        AssistanceRequest,
        AssistanceReply,
        AccountabilityCase,
        CaseEntry,
        JointStatement,
        Cosignature,
        IncidentReport,
        IncidentClaim {

  /** When the object says that it was made; the clocks go by the acts. */
  Instant created();

  /** The ids of register objects without which it means nothing. */
  List<String> needs();
}
