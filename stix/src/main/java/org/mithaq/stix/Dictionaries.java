package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Checks objects whose keys are data: dictionaries, hashes, extensions, translations. */
final class Dictionaries {
  private static final String DEFINED = "extension-definition--";

  private final Pass pass;
  private final Values values;
  private final Any any;

  Dictionaries(Pass pass, Values values, Any any) {
    this.pass = pass;
    this.values = values;
    this.any = any;
  }

  private interface Entry {
    void read(String key, JsonToken token) throws IOException, Pass.Overflow;
  }

  private void each(JsonParser json, JsonToken token, Entry entry)
      throws IOException, Pass.Overflow {
    if (token != JsonToken.START_OBJECT) {
      pass.wrong(json, token, "a dictionary", any);
      return;
    }
    Frame frame = pass.down();
    boolean empty = true;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      empty = false;
      pass.key();
      pass.path.push(key);
      if (!frame.first(key)) {
        pass.duplicate();
      }
      entry.read(key, json.nextToken());
      pass.path.pop();
    }
    pass.up();
    if (empty) {
      pass.findings.violation(
          "empty-dictionary", "STIX has no empty dictionaries; leave the property out.");
    }
  }

  /** Section 2.3. */
  void dictionary(
      JsonParser json, JsonToken token, Property property, Shape value, Values.Context context)
      throws IOException, Pass.Overflow {
    each(
        json,
        token,
        (key, next) -> {
          key(key, 1);
          values.check(json, next, property, value, context);
        });
  }

  private void key(String key, int shortest) {
    int length = key.length();
    if (length < shortest || length > 250 || !TextFormats.all(key.toCharArray(), 0, length, "-_")) {
      pass.findings.violation(
          "dictionary-key",
          "Keys have " + shortest + " to 250 ASCII letters, digits, hyphens and underscores.");
    }
  }

  /** Section 2.7. */
  void hashes(JsonParser json, JsonToken token, Property property)
      throws IOException, Pass.Overflow {
    each(
        json,
        token,
        (key, next) -> {
          key(key, 3);
          if (values.string(json, next, "a hash as a string")) {
            hash(key, json);
            values.keep(json, property);
          }
        });
  }

  private void hash(String algorithm, JsonParser json) throws IOException {
    char[] text = json.getTextCharacters();
    int from = json.getTextOffset();
    int length = json.getTextLength();
    int end = from + length;
    boolean good =
        switch (algorithm) {
          case "MD5" -> length == 32 && TextFormats.hex(text, from, end);
          case "SHA-1" -> length == 40 && TextFormats.hex(text, from, end);
          case "SHA-256", "SHA3-256" -> length == 64 && TextFormats.hex(text, from, end);
          case "SHA-512", "SHA3-512" -> length == 128 && TextFormats.hex(text, from, end);
          case "SSDEEP" -> length > 2 && TextFormats.all(text, from, end, "/+:.");
          case "TLSH" ->
              (length == 70 && TextFormats.hex(text, from, end))
                  || (length == 72 && text[from] == 'T' && TextFormats.hex(text, from + 2, end));
          default -> {
            pass.findings.warning(
                "open-vocabulary", "The algorithm is not suggested by hash-algorithm-ov.");
            yield true;
          }
        };
    if (!good) {
      pass.findings.violation(
          "hash", "Is no " + algorithm + " value: " + Quote.value(json.getText()) + ".");
    }
  }

  /** {@code contents} of language-content, section 7.1. */
  void translations(JsonParser json, JsonToken token) throws IOException, Pass.Overflow {
    each(
        json,
        token,
        (language, next) -> {
          char[] text = language.toCharArray();
          if (!TextFormats.language(text, 0, text.length)) {
            pass.findings.violation("format", "The key must be a language tag (RFC 5646).");
          }
          each(json, next, (_, value) -> translation(json, value));
        });
  }

  private void translation(JsonParser json, JsonToken token) throws IOException, Pass.Overflow {
    switch (token) {
      case VALUE_STRING -> pass.harvest.keep(Shape.Role.TEXT, pass.text(json));
      case START_ARRAY -> {
        int index = 0;
        JsonToken next;
        while ((next = json.nextToken()) != JsonToken.END_ARRAY) {
          pass.path.push(index++);
          translation(json, next);
          pass.path.pop();
        }
      }
      case START_OBJECT -> each(json, token, (_, value) -> translation(json, value));
      default -> pass.wrong(json, token, "a string, or a list or dictionary of strings", any);
    }
  }

  /** Section 3.2 and section 7.3. */
  void extensions(JsonParser json, JsonToken token, Values.Context context, MemberCheck members)
      throws IOException, Pass.Overflow {
    each(
        json,
        token,
        (key, next) -> {
          boolean defined = key.startsWith(DEFINED);
          if (defined) {
            pass.harvest.extensions.putIfAbsent(key, "");
            definedKey(key);
          }
          if (next != JsonToken.START_OBJECT) {
            pass.wrong(json, next, "an object", any);
            return;
          }
          Members known = context.def().extensions().get(key);
          boolean own = context.def().by().filter(key::equals).isPresent();
          if (known == null && !own) {
            undeclared(key, defined);
          }
          values.currentExtension = key;
          members.members(
              json,
              known == null ? pass.table.extension() : known,
              context.def(),
              context.container());
          if (defined && pass.harvest.extensions.getOrDefault(key, "").isEmpty() && known == null) {
            pass.findings.violation(
                "missing-property", "The extension lacks the required extension_type.");
          }
        });
  }

  private void definedKey(String key) {
    char[] text = key.toCharArray();
    if (Identifier.typeLength(text, 0, text.length) != DEFINED.length() - 2) {
      pass.findings.violation("reference", "The key must be an id or a predefined name.");
    }
  }

  private void undeclared(String key, boolean defined) {
    if (pass.table.declaresExtension(key)) {
      pass.findings.violation("extension-type", "The extension is for objects of other types.");
    } else if (defined || key.endsWith("-ext")) {
      pass.findings.warning("unknown-extension", "Nothing is known of this extension.");
    } else {
      pass.findings.warning(
          "unknown-extension", "The key should be the id of an extension definition.");
    }
  }

  /** Section 2.13, deprecated. */
  void container(JsonParser json, JsonToken token, MemberCheck members)
      throws IOException, Pass.Overflow {
    pass.findings.warning("deprecated", "Observable containers are deprecated; use object_refs.");
    Container container = new Container();
    each(
        json,
        token,
        (key, next) -> {
          container.has(key);
          if (next != JsonToken.START_OBJECT) {
            pass.wrong(json, next, "a cyber-observable object", any);
            return;
          }
          int at = pass.offset() + (int) json.currentTokenLocation().getByteOffset();
          String type = TypeProbe.find(pass.bytes(), at, pass.offset() + pass.length());
          Optional<TypeDef> def =
              pass.table.type(type).filter(d -> d.category() == Shape.Category.SCO);
          if (def.isEmpty()) {
            pass.findings.warning(
                "undeclared-type", "No type of observable is known as " + Quote.value(type) + ".");
            any.walk(json, next);
            return;
          }
          String ownType = pass.harvest.type;
          String ownId = pass.harvest.id;
          String ownVersion = pass.harvest.specVersion;
          members.members(json, def.get().members(), def.get(), Optional.of(container));
          pass.harvest.type = ownType;
          pass.harvest.id = ownId;
          pass.harvest.specVersion = ownVersion;
        });
    for (String path : container.dangling()) {
      pass.findings.violation("reference", "Names no key of the container: " + path + ".");
    }
  }
}
