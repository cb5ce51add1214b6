package org.mithaq.accord;

import java.util.List;
import java.util.stream.Stream;

/** All the reasons for which the accord's rules refuse. */
public final class Reasons {

  private Reasons() {}

  public static List<Reason> all() {
    return Stream.<Reason[]>of(
            SharedReason.values(),
            FormReason.values(),
            PartyReason.values(),
            SignatureReason.values(),
            OpeningReason.values(),
            PositionReason.values(),
            CircleReason.values(),
            UndertakingReason.values(),
            MatterReason.values(),
            ContactReason.values(),
            AssistanceReason.values(),
            CaseReason.values(),
            StatementReason.values())
        .flatMap(Stream::of)
        .toList();
  }
}
