package org.mithaq.accord;

import java.util.List;

/** How a party stands to a circle from a day on. */
public record Membership(
    String id,
    String circle,
    String party,
    MembershipStatus status,
    Dated dated,
    Basis basis,
    Claim claim,
    List<Source> sources)
    implements RegisterObject {

  public Membership {
    sources = List.copyOf(sources);
  }
}
