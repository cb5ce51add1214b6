package org.mithaq.stix;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One object of a body: where its bytes stand, and what intake, access and search need of it.
 *
 * <p>The bytes are a span of {@link #source()}, which for a stream is a buffer that the reader uses
 * again: they hold still only until the consumer returns. All else is the object's own.
 */
public final class StixObject {
  private final byte[] source;
  private final int offset;
  private final int length;
  private final long position;
  private final long index;
  private final Fields fields;

  StixObject(byte[] source, int offset, int length, long position, long index, Fields fields) {
    this.source = source;
    this.offset = offset;
    this.length = length;
    this.position = position;
    this.index = index;
    this.fields = fields;
  }

  /**
   * What one pass takes from an object. Texts are empty where the object has none that is usable;
   * such an object has a FATAL finding where the field is needed.
   *
   * @param type the value of {@code type}, or empty
   * @param id the value of {@code id}, or empty if it is no identifier
   * @param specVersion the value of {@code spec_version}, or empty
   * @param created the moment of {@code created}
   * @param modified the moment of {@code modified}
   * @param createdBy the value of {@code created_by_ref}, or empty
   * @param revoked whether {@code revoked} is true
   * @param lang the value of {@code lang}, or empty
   * @param markings {@code object_marking_refs}, in order
   * @param granularMarkings each {@code marking_ref} of {@code granular_markings}, in order
   * @param ends the references that bear on access: {@code source_ref} and {@code target_ref} of a
   *     relationship; {@code sighting_of_ref}, {@code observed_data_refs}, {@code
   *     where_sighted_refs} of a sighting; {@code object_refs} of a note and an opinion
   * @param names name, aliases and the like
   * @param observables key values of cyber-observable objects and constants of patterns
   * @param text long text, such as description and content
   * @param findings the gravest first
   */
  public record Fields(
      String type,
      String id,
      String specVersion,
      Optional<Timestamp> created,
      Optional<Timestamp> modified,
      String createdBy,
      boolean revoked,
      String lang,
      List<String> markings,
      List<String> granularMarkings,
      List<End> ends,
      List<String> names,
      List<String> observables,
      List<String> text,
      List<Finding> findings) {

    public Fields {
      markings = List.copyOf(markings);
      granularMarkings = List.copyOf(granularMarkings);
      ends = List.copyOf(ends);
      names = List.copyOf(names);
      observables = List.copyOf(observables);
      text = List.copyOf(text);
      findings = List.copyOf(findings);
    }
  }

  /**
   * One end of a relationship or sighting, or what a note or an opinion is about.
   *
   * @param role which property names it
   * @param ref the id there
   */
  public record End(Role role, String ref) {
    /** The properties that name ends. */
    public enum Role {
      SOURCE,
      TARGET,
      SIGHTING_OF,
      OBSERVED_DATA,
      WHERE_SIGHTED,
      OBJECT
    }
  }

  /** The array that holds the object. */
  public byte[] source() {
    return source;
  }

  /** Where the object begins in {@link #source()}. */
  public int offset() {
    return offset;
  }

  /** Bytes of the object; 0 for one that a stream did not keep because it breaks a limit. */
  public int length() {
    return length;
  }

  /** Bytes from the start of the body to the object. */
  public long position() {
    return position;
  }

  /** The object's number in the body, from 0. */
  public long index() {
    return index;
  }

  /** A copy of the object's bytes, exactly as they came. */
  public byte[] bytes() {
    return Arrays.copyOfRange(source, offset, offset + length);
  }

  /** All fields at once. */
  public Fields fields() {
    return fields;
  }

  /** The value of {@code type}; empty if it has none that is usable. */
  public String type() {
    return fields.type;
  }

  /** The value of {@code id}; empty if it has none that is usable. */
  public String id() {
    return fields.id;
  }

  /** The value of {@code spec_version}; empty if absent. */
  public String specVersion() {
    return fields.specVersion;
  }

  /** The moment of {@code created}. */
  public Optional<Timestamp> created() {
    return fields.created;
  }

  /** The moment of {@code modified}. */
  public Optional<Timestamp> modified() {
    return fields.modified;
  }

  /** The object's version: {@code modified}, else {@code created}, else none. */
  public Optional<Timestamp> version() {
    return fields.modified.isPresent() ? fields.modified : fields.created;
  }

  /** The value of {@code created_by_ref}; empty if absent. */
  public String createdBy() {
    return fields.createdBy;
  }

  /** Whether {@code revoked} is true. */
  public boolean revoked() {
    return fields.revoked;
  }

  /** The value of {@code lang}; empty if absent. */
  public String lang() {
    return fields.lang;
  }

  /** {@code object_marking_refs}, in order. */
  public List<String> markings() {
    return fields.markings;
  }

  /** Each {@code marking_ref} of {@code granular_markings}, in order. */
  public List<String> granularMarkings() {
    return fields.granularMarkings;
  }

  /** The ends of a relationship or sighting, and what a note or an opinion is about. */
  public List<End> ends() {
    return fields.ends;
  }

  /** Name, aliases and the like. */
  public List<String> names() {
    return fields.names;
  }

  /** Key values of cyber-observable objects and constants of patterns. */
  public List<String> observables() {
    return fields.observables;
  }

  /** Long text, such as description and content. */
  public List<String> text() {
    return fields.text;
  }

  /** What is to be known about the object, the gravest first. */
  public List<Finding> findings() {
    return fields.findings;
  }

  /** The finding for which intake in this mode refuses the object, if it does. */
  public Optional<Finding> refusal(Mode mode) {
    if (fields.findings.isEmpty()) {
      return Optional.empty();
    }
    Finding gravest = fields.findings.getFirst();
    return gravest.level().refusedBy(mode) ? Optional.of(gravest) : Optional.empty();
  }

  @Override
  public String toString() {
    return fields.id.isEmpty() ? "object " + index : fields.id;
  }
}
