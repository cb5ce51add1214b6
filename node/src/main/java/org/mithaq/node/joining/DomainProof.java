package org.mithaq.node.joining;

import java.util.Optional;

/** Looks up whether whoever controls a domain has put a challenge there. */
@FunctionalInterface
public interface DomainProof {

  /**
   * Looks once, within seconds; the outcome is bounded whatever the domain answers.
   *
   * @param domain see {@link DomainName}
   * @param value what is to stand there, a line of ASCII
   * @return empty when it stands there; else why not, in a sentence for the applicant
   */
  Optional<String> missing(String domain, String value);
}
