package org.mithaq.node.site.threats;

import java.util.List;
import java.util.stream.Stream;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.vault.Act;
import org.mithaq.stix.Json;

/**
 * One shared version of an object that the caller may read.
 *
 * @param object without members where it is too long to be read here
 */
public record Item(Act act, CollectionSettings collection, Json.Members object) {

  private static final int LONGEST_NAME = 200;
  private static final List<String> NAMES =
      List.of(
          "name",
          "value",
          "path",
          "key",
          "subject",
          "display_name",
          "account_login",
          "abstract",
          "command_line",
          "opinion",
          "content",
          "description",
          "pattern");

  public String id() {
    return act.shown().id();
  }

  public String type() {
    return act.shown().type();
  }

  /** When it was shared, RFC 3339. */
  public String added() {
    return CommitTime.text(act.micros());
  }

  /** {@code modified}, or empty for an object without versions. */
  public String version() {
    return act.shown().version().orElse("");
  }

  public List<Marking> markings() {
    return Marking.of(object);
  }

  /** What it is called, or what says best what it is; empty where nothing does. */
  public String name() {
    Stream<String> relation =
        object.text("relationship_type").stream().map(word -> word.replace('-', ' '));
    return Stream.concat(relation, NAMES.stream().flatMap(name -> object.text(name).stream()))
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> Plain.of(text.strip().replaceAll("\\s+", " "), LONGEST_NAME))
        .orElse("");
  }

  /** Whether the name mixes letters of scripts that look alike. */
  public boolean lookalike() {
    return Plain.mixed(name());
  }
}
