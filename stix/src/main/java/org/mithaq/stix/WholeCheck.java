package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.Optional;

/** The rules that can be judged once an object has been read to its end. */
final class WholeCheck {
  private final Pass pass;
  private final PatternCheck patterns;
  private final IdCheck ids;
  private final SelectorCheck selectors;

  WholeCheck(Pass pass, PatternCheck patterns, IdCheck ids, JsonFactory factory) {
    this.pass = pass;
    this.patterns = patterns;
    this.ids = ids;
    this.selectors = new SelectorCheck(pass, factory);
  }

  void check(TypeDef def) throws IOException {
    Harvest harvest = pass.harvest;
    boolean declared = def.declared();
    type(declared);
    id(def);
    boolean versioned = declared ? def.category() != Shape.Category.SCO : versioned();
    if (!declared && !harvest.type.isEmpty()) {
      undeclared(versioned);
    }
    version(versioned);
    declaration(def);
    if (harvest.unknownCount > 0 && !toplevelExtension()) {
      StringBuilder names = new StringBuilder();
      for (String name : harvest.unknown) {
        names.append(names.isEmpty() ? "" : ", ").append(Quote.name(name));
      }
      pass.findings.warning(
          "unknown-property",
          "STIX 2.1 does not define "
              + names
              + (harvest.unknownCount > harvest.unknown.size() ? ", …." : "."));
    }
    TlpCheck.check(pass);
    markings();
    pattern();
    switch (harvest.type) {
      case "observed-data" -> observed(def);
      case "extension-definition" -> extension();
      default -> {
        // Most types have no rules of their own beyond the table.
      }
    }
    if (declared && def.category() == Shape.Category.SCO) {
      observable(def);
    }
    selectors.check(harvest.selectors);
  }

  private void type(boolean declared) {
    String type = pass.harvest.type;
    if (type.isEmpty()) {
      pass.findings.at(
          "type", Finding.Level.FATAL, "type", "The object has no usable type; nothing names it.");
    } else if (!declared && !Identifier.goodType(type)) {
      boolean usable = type.length() <= 250 && !type.contains("--") && spelt(type);
      pass.findings.at(
          "type",
          usable ? Finding.Level.VIOLATION : Finding.Level.FATAL,
          "type",
          "Type names have 3 to 250 lower-case ASCII letters, digits and single hyphens.");
    }
  }

  private static boolean spelt(String type) {
    return TextFormats.all(type.toCharArray(), 0, type.length(), "-_");
  }

  private void id(TypeDef def) {
    Harvest harvest = pass.harvest;
    String id = harvest.id;
    if (id.isEmpty()) {
      pass.findings.at("id", Finding.Level.FATAL, "id", "The object has no usable id.");
      return;
    }
    char[] text = id.toCharArray();
    int type = Identifier.typeLength(text, 0, text.length);
    if (type < 0) {
      harvest.id = "";
    } else if (!harvest.type.isEmpty() && !id.substring(0, type).equals(harvest.type)) {
      pass.findings.at(
          "id",
          Finding.Level.FATAL,
          "id-of-another-type",
          "The id " + Quote.value(id) + " is no id of the type " + Quote.name(def.name()) + ".");
    }
  }

  /** Whether an undeclared type has versions: if it says so, or carries moments. */
  private boolean versioned() {
    Harvest harvest = pass.harvest;
    if (harvest.extensions.containsValue("new-sco")) {
      return false;
    }
    return harvest.extensions.containsValue("new-sdo")
        || harvest.extensions.containsValue("new-sro")
        || harvest.created.isPresent()
        || harvest.modified.isPresent()
        || harvest.createdUnusable
        || harvest.modifiedUnusable;
  }

  private void undeclared(boolean versioned) {
    pass.findings.at(
        "type", Finding.Level.WARNING, "undeclared-type", "Nothing here declares this type.");
    Frame top = pass.top();
    Members members = pass.table.undeclared().members();
    if (versioned) {
      for (String name : new String[] {"spec_version", "created", "modified"}) {
        long bit = members.property(name).map(Property::bit).orElse(0L);
        if ((top.present & bit) == 0) {
          pass.findings.at(
              name, Finding.Level.VIOLATION, "missing-property", "The property is required.");
        }
      }
    }
  }

  private void version(boolean versioned) {
    Harvest harvest = pass.harvest;
    if (!versioned) {
      return;
    }
    if (harvest.modifiedUnusable) {
      pass.findings.at(
          "modified", Finding.Level.FATAL, "version", "The version is no usable moment.");
    } else if (harvest.modified.isEmpty() && harvest.created.isEmpty()) {
      pass.findings.at(
          "modified", Finding.Level.FATAL, "version", "The object has no usable version.");
    }
  }

  /** A type that an extension declares names that extension, section 7.3. */
  private void declaration(TypeDef def) {
    if (def.by().isEmpty()) {
      return;
    }
    String wanted =
        switch (def.category()) {
          case SRO -> "new-sro";
          case SCO -> "new-sco";
          default -> "new-sdo";
        };
    String said = pass.harvest.extensions.get(def.by().get());
    if (!wanted.equals(said)) {
      pass.findings.at(
          "extensions",
          Finding.Level.VIOLATION,
          "missing-extension",
          "Must hold " + def.by().get() + " with the extension_type " + wanted + ".");
    }
  }

  private boolean toplevelExtension() {
    return pass.harvest.extensions.containsValue("toplevel-property-extension");
  }

  private void markings() {
    Harvest harvest = pass.harvest;
    if (harvest.type.equals("marking-definition")
        && (harvest.markings.contains(harvest.id)
            || harvest.granularMarkings.contains(harvest.id))) {
      pass.findings.violation("circular-marking", "A marking definition must not mark itself.");
    }
  }

  private void pattern() {
    Harvest harvest = pass.harvest;
    if (harvest.pattern.isEmpty() || !harvest.patternType.equals("stix")) {
      return;
    }
    PatternCheck.Result result = patterns.check(harvest.pattern);
    for (String sentence : result.violations()) {
      pass.findings.at("pattern", Finding.Level.VIOLATION, "pattern", sentence);
    }
    for (String sentence : result.warnings()) {
      pass.findings.at("pattern", Finding.Level.WARNING, "pattern", sentence);
    }
    harvest.observables.addAll(result.constants());
  }

  private void observed(TypeDef def) {
    long refs = def.members().property("object_refs").map(Property::bit).orElse(0L);
    if ((pass.top().present & refs) != 0 && pass.harvest.observableRefs == 0) {
      pass.findings.at(
          "object_refs",
          Finding.Level.VIOLATION,
          "reference-type",
          "At least one reference must name a cyber-observable object.");
    }
  }

  private void extension() {
    boolean toplevel = pass.harvest.extensionTypes.contains("toplevel-property-extension");
    if (pass.harvest.extensionProperties && !toplevel) {
      pass.findings.at(
          "extension_properties",
          Finding.Level.VIOLATION,
          "exclusive",
          "Stands only with the extension type toplevel-property-extension.");
    }
  }

  /** Section 2.9 on the ids of cyber-observable objects. */
  private void observable(TypeDef def) {
    Harvest harvest = pass.harvest;
    Frame top = pass.top();
    Members members = def.members();
    if (members.property("defanged").filter(p -> (top.trues & p.bit()) != 0).isPresent()) {
      pass.findings.soften("format");
    }
    if (harvest.id.isEmpty()) {
      return;
    }
    char[] text = harvest.id.toCharArray();
    int version = Identifier.version(text, 0, text.length);
    boolean nothing = members.idParts() != 0 && (top.present & members.idParts()) == 0;
    if (version != 4 && version != 0 && (nothing || members.randomId())) {
      pass.findings.at(
          "id",
          Finding.Level.VIOLATION,
          "uuid",
          "Must be a UUIDv4: no property contributes to the id.");
    } else if (version == 5 && def.by().isEmpty()) {
      Optional<String> expected =
          ids.expected(harvest.type, pass.bytes(), pass.offset(), pass.length());
      if (expected.isPresent() && !expected.get().equals(harvest.id)) {
        pass.findings.at(
            "id",
            Finding.Level.WARNING,
            "deterministic-id",
            "The rules of STIX 2.1 would give " + expected.get() + ".");
      }
    }
  }
}
