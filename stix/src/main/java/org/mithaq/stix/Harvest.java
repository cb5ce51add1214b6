package org.mithaq.stix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is taken from one object while it is read. */
final class Harvest {
  String type = "";
  String id = "";
  String specVersion = "";
  String createdBy = "";
  boolean revoked;
  String lang = "";
  Optional<Timestamp> created = Optional.empty();
  Optional<Timestamp> modified = Optional.empty();

  /** Whether {@code modified} is there but names no usable instant. */
  boolean modifiedUnusable;

  boolean createdUnusable;

  final List<String> markings = new ArrayList<>();
  final List<String> granularMarkings = new ArrayList<>();
  final List<StixObject.End> ends = new ArrayList<>();
  final List<String> names = new ArrayList<>();
  final List<String> observables = new ArrayList<>();
  final List<String> text = new ArrayList<>();

  final List<String> selectors = new ArrayList<>();
  final List<String> unknown = new ArrayList<>();
  int unknownCount;

  String pattern = "";
  String patternType = "";
  String markingName = "";
  String markingType = "";
  String tlp = "";
  String tlp2 = "";
  boolean definition;
  boolean extensionProperties;
  final List<String> extensionTypes = new ArrayList<>();

  /** The keys of {@code extensions} with their {@code extension_type}, or an empty text. */
  final Map<String, String> extensions = new LinkedHashMap<>();

  /** References to cyber-observable or undeclared types seen in {@code object_refs}. */
  int observableRefs;

  void begin() {
    type = "";
    id = "";
    specVersion = "";
    createdBy = "";
    revoked = false;
    lang = "";
    created = Optional.empty();
    modified = Optional.empty();
    modifiedUnusable = false;
    createdUnusable = false;
    for (List<?> list :
        List.of(
            markings,
            granularMarkings,
            ends,
            names,
            observables,
            text,
            selectors,
            unknown,
            extensionTypes)) {
      list.clear();
    }
    unknownCount = 0;
    pattern = "";
    patternType = "";
    markingName = "";
    markingType = "";
    tlp = "";
    tlp2 = "";
    definition = false;
    extensionProperties = false;
    extensions.clear();
    observableRefs = 0;
  }

  /** Keeps a text for one of the roles of its property. */
  void keep(Shape.Role role, String value) {
    switch (role) {
      case TYPE -> type = value;
      case ID -> id = value;
      case SPEC_VERSION -> specVersion = value;
      case CREATED_BY -> createdBy = value;
      case LANG -> lang = value;
      case MARKING -> markings.add(value);
      case GRANULAR_MARKING -> granularMarkings.add(value);
      case SELECTOR -> selectors.add(value);
      case SOURCE -> ends.add(new StixObject.End(StixObject.End.Role.SOURCE, value));
      case TARGET -> ends.add(new StixObject.End(StixObject.End.Role.TARGET, value));
      case SIGHTING_OF -> ends.add(new StixObject.End(StixObject.End.Role.SIGHTING_OF, value));
      case OBSERVED_DATA -> ends.add(new StixObject.End(StixObject.End.Role.OBSERVED_DATA, value));
      case WHERE_SIGHTED -> ends.add(new StixObject.End(StixObject.End.Role.WHERE_SIGHTED, value));
      case OBJECT -> ends.add(new StixObject.End(StixObject.End.Role.OBJECT, value));
      case NAME -> add(names, value);
      case TEXT -> add(text, value);
      case OBSERVABLE -> add(observables, value);
      case PATTERN -> pattern = value;
      case PATTERN_TYPE -> patternType = value;
      case MARKING_NAME -> markingName = value;
      case MARKING_TYPE -> markingType = value;
      case TLP -> tlp = value;
      case TLP_2 -> tlp2 = value;
      case EXTENSION_TYPES -> extensionTypes.add(value);
      case CREATED,
          MODIFIED,
          REVOKED,
          EXTENSION_TYPE,
          DEFINITION,
          EXTENSION_PROPERTIES,
          ID_PART -> {
        // Kept where the value is read, in a form of its own.
      }
    }
  }

  /** Notes the name of a property that STIX 2.1 does not define. */
  void unknown(String name) {
    if (unknownCount++ < 12) {
      unknown.add(name);
    }
  }

  private static void add(List<String> list, String value) {
    if (!value.isEmpty()) {
      list.add(value);
    }
  }

  StixObject.Fields fields(List<Finding> findings) {
    return new StixObject.Fields(
        type,
        id,
        specVersion,
        created,
        modified,
        createdBy,
        revoked,
        lang,
        markings,
        granularMarkings,
        ends,
        names,
        observables,
        text,
        findings);
  }
}
