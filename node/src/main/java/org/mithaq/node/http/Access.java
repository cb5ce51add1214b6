package org.mithaq.node.http;

/** To whom a route answers what. Every route names one, so that a test can go through the table. */
public enum Access {
  /** The same to everyone. */
  OPEN,
  /** The same to everyone, and pages of other sites may read it (CORS {@code *}). */
  PUBLISHED,
  /** By what the caller may read; wrong credentials are a 401. */
  FILTERED,
  /** On the operator's listener alone. */
  OPERATOR
}
