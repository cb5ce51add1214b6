package org.mithaq.node.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mithaq.node.admit.ObjectResult;

/** TAXII statuses (2.1 §4.3): kept for at least 24 hours, across restarts. */
public interface Statuses {

  /**
   * One submission and what became of it.
   *
   * @param id UUIDv4
   * @param party STIX id of the submitting party, the only one that may ask for it
   */
  record Status(UUID id, String party, Instant requested, List<ObjectResult> results) {}

  /** Keeps a status; when this returns it survives a kill of the process. */
  Status keep(String party, Instant requested, List<ObjectResult> results);

  Optional<Status> find(UUID id);
}
