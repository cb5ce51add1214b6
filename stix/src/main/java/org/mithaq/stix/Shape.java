package org.mithaq.stix;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the value of a property must look like; the alternatives of the type table. */
sealed interface Shape {

  /** Shapes that need no more than their name. */
  enum Plain implements Shape {
    ANY,
    STRING,
    BOOLEAN,
    /** Section 2.16. */
    TIMESTAMP,
    /** A timestamp without a fraction of a second. */
    TIMESTAMP_TO_THE_SECOND,
    /** Section 2.7. */
    HASHES,
    /** The identifier of the object itself, section 2.9. */
    IDENTIFIER,
    /** Section 3.2 and section 7.3. */
    EXTENSIONS,
    /** The deprecated observable container, section 2.13. */
    CONTAINER,
    /** {@code contents} of language-content, section 7.1. */
    TRANSLATIONS,
    STRINGS,
    STRING_OR_INTEGER
  }

  /** A string of a certain format. */
  record Formatted(Format format) implements Shape {}

  /** A whole number of 54 bits, section 2.10, in a range. */
  record Whole(long min, long max) implements Shape {}

  /** A number, section 2.6, in a range. */
  record Real(double min, double max) implements Shape {}

  /** A term of a vocabulary; an open one only warns. */
  record Term(String vocabulary, NameTable<String> terms, boolean open) implements Shape {}

  /** The identifier of another object; custom types count as of any category. */
  record Reference(List<String> types, EnumSet<Category> categories, boolean any) implements Shape {
    String wanted() {
      return String.join(
          " or ",
          Stream.concat(types.stream(), categories.stream().map(Category::description)).toList());
    }
  }

  record ListOf(Shape element) implements Shape {}

  /** Section 2.3, all values of one shape. */
  record Dictionary(Shape value) implements Shape {}

  record Struct(Members members) implements Shape {}

  /** Families of types, as references distinguish them. */
  enum Category {
    SDO("a domain object"),
    SRO("a relationship object"),
    SCO("a cyber-observable object"),
    META("a meta object");

    private final String description;

    Category(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }
  }

  /** What the reader does with a value beside checking it. */
  enum Role {
    TYPE,
    ID,
    SPEC_VERSION,
    CREATED_BY,
    CREATED,
    MODIFIED,
    REVOKED,
    LANG,
    MARKING,
    GRANULAR_MARKING,
    SELECTOR,
    SOURCE,
    TARGET,
    SIGHTING_OF,
    OBSERVED_DATA,
    WHERE_SIGHTED,
    OBJECT,
    NAME,
    TEXT,
    OBSERVABLE,
    PATTERN,
    PATTERN_TYPE,
    MARKING_NAME,
    MARKING_TYPE,
    DEFINITION,
    TLP,
    TLP_2,
    EXTENSION_TYPE,
    EXTENSION_TYPES,
    EXTENSION_PROPERTIES,
    /** Contributes to a deterministic id. */
    ID_PART
  }

  /** Roles that keep the value's text. */
  Set<Role> KEPT =
      EnumSet.complementOf(
          EnumSet.of(Role.ID_PART, Role.REVOKED, Role.DEFINITION, Role.EXTENSION_PROPERTIES));
}
