package org.mithaq.accord;

import java.util.List;
import java.util.Optional;

/** A dated word on an undertaking. */
public record Progress(
    String id,
    String undertaking,
    ProgressKind kind,
    Optional<Stage> stage,
    Dated dated,
    Optional<String> text,
    Optional<String> strand,
    Optional<String> approvalBy,
    Optional<String> repliesTo,
    Claim claim,
    List<Source> sources)
    implements RegisterObject {

  public Progress {
    sources = List.copyOf(sources);
  }
}
