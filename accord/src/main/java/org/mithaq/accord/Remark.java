package org.mithaq.accord;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A dated, sourced remark on objects of the register: a STIX note with an extension. */
public record Remark(
    String id,
    RemarkKind kind,
    List<String> about,
    String text,
    Dated dated,
    Optional<String> claimedBy,
    Optional<PartyCategory> category,
    Optional<Precision> precision,
    OptionalLong number,
    Optional<String> unit,
    List<Source> sources)
    implements RegisterObject {

  public Remark {
    about = List.copyOf(about);
    sources = List.copyOf(sources);
  }
}
