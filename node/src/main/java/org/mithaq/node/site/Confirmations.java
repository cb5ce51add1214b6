package org.mithaq.node.site;

import java.io.IOException;
import java.util.Optional;

/** What the codes of links that were sent by e-mail stand for. */
public interface Confirmations {

  /** What somebody confirms. */
  enum Purpose {
    /** That an address is to be told. */
    SUBSCRIPTION,
    /** That a contact can be reached. */
    CONTACT
  }

  /** What a code is for; empty where it is good for nothing any more. */
  Optional<Purpose> purpose(String code);

  /** Takes a code back; what was confirmed by it. */
  Optional<Purpose> confirm(String code) throws IOException;
}
