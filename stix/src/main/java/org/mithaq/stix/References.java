package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;

/** Checks identifiers: their form, and which types a reference may name. */
final class References {
  private final Pass pass;

  References(Pass pass) {
    this.pass = pass;
  }

  /** Checks the identifier of the object itself; that it fits the type is for the end. */
  void own(JsonParser json) throws IOException {
    char[] text = json.getTextCharacters();
    int offset = json.getTextOffset();
    int length = json.getTextLength();
    if (Identifier.typeLength(text, offset, length) < 0) {
      pass.findings.fatal(
          "id", "Must be type--UUID, is " + Quote.value(json.getText()) + "; no usable id.");
    } else if (Identifier.version(text, offset, length) == 0) {
      pass.findings.violation("uuid", "The UUID is none of RFC 4122, versions 1 to 5.");
    }
  }

  void check(JsonParser json, Shape.Reference wanted, Property property, Values.Context context)
      throws IOException {
    if (context.container().isPresent()) {
      context.container().get().refers(pass.path.toString(), json.getText());
      return;
    }
    char[] text = json.getTextCharacters();
    int offset = json.getTextOffset();
    int length = json.getTextLength();
    int type = Identifier.typeLength(text, offset, length);
    if (type < 0) {
      pass.findings.violation(
          "reference", "Must be type--UUID, is " + Quote.value(json.getText()) + ".");
      return;
    }
    if (Identifier.version(text, offset, length) == 0) {
      pass.findings.violation("uuid", "The UUID is none of RFC 4122, versions 1 to 5.");
    }
    if (!allowed(wanted, text, offset, type)) {
      pass.findings.violation(
          "reference-type",
          "Must name "
              + (wanted.any() ? "an object" : wanted.wanted())
              + ", names "
              + Quote.value(json.getText())
              + ".");
    }
  }

  private boolean allowed(Shape.Reference wanted, char[] text, int offset, int length) {
    for (int i = 0; i < wanted.types().size(); i++) {
      if (NameTable.same(wanted.types().get(i), text, offset, length)) {
        return true;
      }
    }
    if (NameTable.same("bundle", text, offset, length)) {
      return false;
    }
    if (wanted.any()) {
      return true;
    }
    if (wanted.categories().isEmpty()) {
      return false;
    }
    Optional<TypeDef> def = pass.table.type(text, offset, length);
    // An undeclared type may be of any family.
    if (def.isEmpty() || def.get().category() == Shape.Category.SCO) {
      pass.harvest.observableRefs++;
    }
    return def.isEmpty() || wanted.categories().contains(def.get().category());
  }
}
