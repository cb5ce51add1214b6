package org.mithaq.stix;

import java.util.List;
import java.util.Objects;

/**
 * What a body was, once all of its objects are through.
 *
 * @param form the form that held the objects
 * @param objects how many objects came out, broken ones too
 * @param more the value of {@code more} of a TAXII envelope (TAXII 2.1 section 3.7)
 * @param next the value of {@code next} of a TAXII envelope; empty if absent
 * @param findings what is wrong with the container itself
 */
public record BodySummary(
    Form form, long objects, boolean more, String next, List<Finding> findings) {

  /** Forms that hold objects. */
  public enum Form {
    /** A STIX bundle (section 8). */
    BUNDLE,
    /** A TAXII envelope, or any object with a list called {@code objects} and no type. */
    ENVELOPE,
    /** A JSON array of objects. */
    ARRAY,
    /** One object. */
    OBJECT,
    /** Several JSON values one after the other, as in JSON lines. */
    LINES,
    /** Nothing but white space. */
    EMPTY
  }

  public BodySummary {
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(next, "next");
    findings = List.copyOf(findings);
  }
}
