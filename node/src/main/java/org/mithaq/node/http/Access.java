package org.mithaq.node.http;

/** To whom a route answers what. Every route names one, so that a test can go through the table. */
public enum Access {
  /** The same to everyone. */
  OPEN,
  /** The same to everyone, and pages of other sites may read it (CORS {@code *}). */
  PUBLISHED,
  /** By what the caller may read; wrong credentials are a 401. */
  FILTERED,
  /** As {@link #FILTERED}, and takes tokens that do not read all collections, which it honours. */
  SCOPED,
  /** For an account's own credentials alone; a token is a 403. */
  OWN,
  /** What a page of this site sends, by whoever is signed in there; from elsewhere it is a 403. */
  FORM,
  /** On the operator's listener alone. */
  OPERATOR
}
