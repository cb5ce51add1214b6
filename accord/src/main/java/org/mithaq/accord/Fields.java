package org.mithaq.accord;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.mithaq.stix.Json;

/** The members of one object; {@code path} says where it stands, for sentences. */
record Fields(Json.Members json, String path) {

  private static final Pattern ID =
      Pattern.compile("[a-z0-9-]+--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  String text(String name) throws RefusedException {
    return json.text(name).orElseThrow(() -> lacks(name));
  }

  Optional<String> optional(String name) {
    return json.text(name);
  }

  OptionalInt number(String name) throws RefusedException {
    OptionalLong number = json.number(name);
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    if (number.getAsLong() < 0 || number.getAsLong() > Integer.MAX_VALUE) {
      throw new RefusedException(FormReason.NUMBER, path + name, Integer.MAX_VALUE);
    }
    return OptionalInt.of((int) number.getAsLong());
  }

  /** An id behind whose type a UUID stands in small letters: statements are found by it. */
  String id(String name) throws RefusedException {
    String id = text(name);
    if (!ID.matcher(id).matches()) {
      throw new RefusedException(FormReason.ID, path + name);
    }
    return id;
  }

  byte[] bytes(String name) throws RefusedException {
    try {
      return Base64.getDecoder().decode(text(name));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(FormReason.BASE64, path + name);
    }
  }

  <T extends Word> T word(String name, T[] terms) throws RefusedException {
    return find(text(name), name, terms);
  }

  <T extends Word> Optional<T> optionalWord(String name, T[] terms) throws RefusedException {
    Optional<String> word = optional(name);
    return word.isEmpty() ? Optional.empty() : Optional.of(find(word.get(), name, terms));
  }

  private <T extends Word> T find(String word, String name, T[] terms) throws RefusedException {
    return Word.find(terms, word)
        .orElseThrow(
            () -> new RefusedException(FormReason.WORD, path + name, word, List.of(terms)));
  }

  Optional<LocalDate> day(String name) throws RefusedException {
    Optional<String> day = optional(name);
    try {
      if (day.isPresent() && day.get().length() != "2021-11-12".length()) {
        throw new DateTimeException("a year has four digits");
      }
      return day.map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new RefusedException(FormReason.DAY, path + name, day.orElse(""));
    }
  }

  /** When the object says that it was made; STIX 2.1 §3.2. */
  Instant created() throws RefusedException {
    String created = text("created");
    try {
      return Instant.parse(created);
    } catch (DateTimeException e) {
      throw new RefusedException(FormReason.CREATED, path + "created", created);
    }
  }

  <T extends Word> List<T> words(String name, T[] terms) throws RefusedException {
    List<T> found = new ArrayList<>();
    for (String word : json.texts(name)) {
      found.add(find(word, name, terms));
    }
    return found;
  }

  List<Undertaking.Norm> norms(String name) throws RefusedException {
    List<Undertaking.Norm> norms = new ArrayList<>();
    for (Fields norm : objects(name)) {
      norms.add(norm.norm());
    }
    return norms;
  }

  Undertaking.Norm norm() throws RefusedException {
    return new Undertaking.Norm(text("instrument"), optional("paragraph"));
  }

  Dated dated() throws RefusedException {
    Optional<LocalDate> date = day("date");
    DateQuality quality = word("date_quality", DateQuality.values());
    Optional<LocalDate> notBefore = day("not_before");
    Optional<Grounds> wrong = Dated.wrong(date, quality, notBefore, path);
    if (wrong.isPresent()) {
      throw new RefusedException(wrong.get());
    }
    return new Dated(date, quality, notBefore);
  }

  Claim claim() throws RefusedException {
    Optional<String> corrected =
        json.has("corrects_ref") ? Optional.of(id("corrects_ref")) : Optional.empty();
    return new Claim(optional("claimed_by"), corrected, optional("reason"));
  }

  Passage passage() throws RefusedException {
    return new Passage(optional("lang").orElse(""), text("text"));
  }

  List<Passage> passages(String name) throws RefusedException {
    List<Passage> passages = new ArrayList<>();
    for (Fields each : objects(name)) {
      passages.add(each.passage());
    }
    return passages;
  }

  List<Source> sources() throws RefusedException {
    List<Source> sources = new ArrayList<>();
    for (Fields each : objects("external_references")) {
      sources.add(
          new Source(each.text("source_name"), each.optional("description"), each.optional("url")));
    }
    return sources;
  }

  Fields under(String name) {
    return new Fields(json.object(name), path + name + ".");
  }

  List<Fields> objects(String name) {
    List<Json.Members> members = json.objects(name);
    List<Fields> fields = new ArrayList<>(members.size());
    for (int i = 0; i < members.size(); i++) {
      fields.add(new Fields(members.get(i), path + name + "[" + i + "]."));
    }
    return fields;
  }

  Optional<Fields> extension(String id) {
    Json.Members extensions = json.object("extensions");
    return extensions.has(id)
        ? Optional.of(new Fields(extensions.object(id), "extensions." + id + "."))
        : Optional.empty();
  }

  RefusedException lacks(String name) {
    return new RefusedException(FormReason.MISSING, path + name);
  }
}
