package org.mithaq.node.admit;

import java.util.Optional;
import java.util.OptionalLong;
import org.mithaq.accord.Grounds;

/**
 * What became of one object of a submission.
 *
 * @param id as sent; {@code unknown--…} is never made up: empty where the object has no usable id
 * @param version TAXII's version of it: its own, or the time of commit for an unversioned object
 * @param sequence of the act that shares it; empty when it was refused
 * @param message why it was refused, or what to know about it; empty when there is nothing to say
 * @param grounds of a refusal that has a reason of its own
 */
public record ObjectResult(
    Optional<String> id,
    Optional<String> version,
    OptionalLong sequence,
    Optional<String> message,
    Optional<Grounds> grounds) {

  /** One without a reason of its own. */
  public ObjectResult(
      Optional<String> id,
      Optional<String> version,
      OptionalLong sequence,
      Optional<String> message) {
    this(id, version, sequence, message, Optional.empty());
  }

  public boolean success() {
    return sequence.isPresent();
  }
}
