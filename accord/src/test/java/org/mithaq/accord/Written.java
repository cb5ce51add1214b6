package org.mithaq.accord;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An object of the register as JSON, member by member; a copy with each change. */
final class Written {

  private final Map<String, Object> members;

  private Written(Map<String, Object> members) {
    this.members = members;
  }

  static Written of(String type, String name) {
    return new Written(Map.of()).with("type", type).with("id", id(type, name));
  }

  /** The same for the same name. */
  static String id(String type, String name) {
    return type
        + "--"
        + UUID.nameUUIDFromBytes((type + ' ' + name).getBytes(StandardCharsets.UTF_8));
  }

  static Written accord(String slug, String nature, String opened, String depositary) {
    return of("accord", slug)
        .with("name", slug)
        .with("slug", slug)
        .with("nature", nature)
        .with("opened", opened)
        .with("depositary_ref", depositary)
        .with(
            "texts",
            List.of(
                Map.of(
                    "lang",
                    "en",
                    "authentic",
                    true,
                    "title",
                    slug,
                    "principles",
                    List.of(
                        Map.of("number", "1", "title", "First"),
                        Map.of("number", "2", "title", "Second")))));
  }

  static Written party(String name, String category, Optional<String> country) {
    return of("identity", name).with("name", name).partyWith("category", category, country);
  }

  private Written partyWith(String member, String value, Optional<String> country) {
    Map<String, Object> extension = new LinkedHashMap<>();
    extension.put(member, value);
    country.ifPresent(code -> extension.put("country", code));
    return with("extensions", Map.of(Extensions.IDENTITY, extension));
  }

  /** On an identity or a note: a member of our extension. */
  Written extended(String extension, String member, Object value) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (members.get("extensions") instanceof Map<?, ?> extensions
        && extensions.get(extension) instanceof Map<?, ?> mine) {
      mine.forEach((name, each) -> all.put(name.toString(), each));
    }
    all.put(member, value);
    return with("extensions", Map.of(extension, all));
  }

  static Written position(String name, String accord, String party, String stance) {
    return of("position", name)
        .with("accord_ref", accord)
        .with("party_ref", party)
        .with("stance", stance)
        .with("basis", "reported")
        .sourced();
  }

  static Written circle(String slug, String steward) {
    return of("circle", slug)
        .with("name", slug)
        .with("slug", slug)
        .with("kind", "group")
        .with("steward_ref", steward);
  }

  static Written membership(String name, String circle, String party, String status) {
    return of("membership", name)
        .with("circle_ref", circle)
        .with("party_ref", party)
        .with("status", status)
        .with("basis", "reported")
        .sourced();
  }

  static Written undertaking(String name, List<String> by) {
    return of("undertaking", name)
        .with("name", name)
        .with("kind", "policy")
        .with("by_refs", by)
        .sourced();
  }

  static Written progress(String name, String undertaking, String kind) {
    return of("progress", name)
        .with("undertaking_ref", undertaking)
        .with("kind", kind)
        .with("text", name);
  }

  static Written objection(String name, String about) {
    return of("opinion", name).with("opinion", "disagree").with("object_refs", List.of(about));
  }

  Written exact(String day) {
    return without("not_before").with("date", day).with("date_quality", "exact");
  }

  Written exact(LocalDate day) {
    return exact(day.toString());
  }

  Written by(String day) {
    return with("date", day).with("date_quality", "by");
  }

  Written undated() {
    return without("date").with("date_quality", "unknown");
  }

  Written sourced() {
    return with("external_references", List.of(Map.of("source_name", "a newspaper")));
  }

  Written at(Instant created) {
    return with("created", created.toString());
  }

  Written claimedBy(String whom) {
    return with("claimed_by", whom);
  }

  Written correcting(String id) {
    return with("corrects_ref", id).with("reason", "it was wrong");
  }

  Written with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Written(more);
  }

  Written without(String name) {
    Map<String, Object> less = new LinkedHashMap<>(members);
    less.remove(name);
    return new Written(less);
  }

  String id() {
    return String.valueOf(members.get("id"));
  }

  byte[] bytes() {
    return json(members).getBytes(StandardCharsets.UTF_8);
  }

  /** As the register reads it. */
  RegisterObject read() throws RefusedException {
    byte[] bytes = bytes();
    return ObjectReader.read(bytes, 0, bytes.length).orElseThrow();
  }

  Piece piece() throws RefusedException {
    byte[] bytes = bytes();
    return new Piece(read(), Piece.digest(bytes, 0, bytes.length), false);
  }

  private static String json(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        List<String> each = new ArrayList<>();
        map.forEach((name, member) -> each.add(json(name) + ":" + json(member)));
        yield "{" + String.join(",", each) + "}";
      }
      case List<?> list -> "[" + String.join(",", list.stream().map(Written::json).toList()) + "]";
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default ->
          '"'
              + value.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
              + '"';
    };
  }
}
