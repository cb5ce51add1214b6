package org.mithaq.node.contact;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;
import org.mithaq.stix.Json;

/** The checks that are open, each a small file under {@code state/checks}. */
final class PendingChecks {

  private static final int TYPE = "contact--".length();

  /** Whoever could not answer because the node stood still has so long at least. */
  private static final Duration AFTER_START = Duration.ofHours(1);

  private final StateFiles files;
  // Guarded by this.
  private final Map<String, PendingCheck> byContact = new HashMap<>();

  /** Finds what is kept; a file that can't be read is left where it is, and reported. */
  PendingChecks(Storage storage, Instant now) throws IOException {
    this.files = new StateFiles(storage, StateDirectory.CHECKS);
    Instant least = now.plus(AFTER_START);
    files.each(file -> {
      PendingCheck read = read(file);
      byContact.put(read.contact(), read.until().isBefore(least) ? read.until(least) : read);
    });
  }

  synchronized boolean has(String contact) {
    return byContact.containsKey(contact);
  }

  synchronized List<PendingCheck> all() {
    return List.copyOf(byContact.values());
  }

  /** The one whose code it is. */
  synchronized Optional<PendingCheck> waitingFor(String code) {
    SecretDigest given = SecretDigest.of(code);
    return byContact.values().stream()
        .filter(each -> each.answered().isEmpty() && each.code().matches(given))
        .findFirst();
  }

  /** Knows one that is not kept yet. */
  synchronized void expect(PendingCheck check) {
    byContact.put(check.contact(), check);
  }

  /** Keeps what is known of a contact. */
  synchronized void keep(String contact) throws IOException {
    PendingCheck check = byContact.get(contact);
    if (check != null) {
      files.keep(name(contact), json -> write(check, json));
    }
  }

  synchronized void answered(String contact, Instant now) throws IOException {
    PendingCheck check = byContact.get(contact);
    if (check != null && check.answered().isEmpty()) {
      PendingCheck answered = check.answeredAt(now);
      files.keep(name(contact), json -> write(answered, json));
      byContact.put(contact, answered);
    }
  }

  synchronized void forget(String contact) throws IOException {
    byContact.remove(contact);
    if (files.has(name(contact))) {
      files.drop(name(contact));
    }
  }

  private static String name(String contact) {
    return contact.substring(TYPE);
  }

  private static void write(PendingCheck check, JsonGenerator json) throws IOException {
    json.writeStringField("contact", check.contact());
    json.writeBooleanField("exercise", check.exercise());
    json.writeStringField("code", check.code().written());
    json.writeStringField("sent", check.sent().toString());
    json.writeStringField("until", check.until().toString());
    if (check.answered().isPresent()) {
      json.writeStringField("answered", check.answered().get().toString());
    }
  }

  private static PendingCheck read(Json.Members json) throws IOException {
    try {
      return new PendingCheck(
          json.need("contact"),
          json.flag("exercise"),
          SecretDigest.parse(json.need("code"))
              .orElseThrow(() -> new IOException("no digest of a code")),
          Instant.parse(json.need("sent")),
          Instant.parse(json.need("until")),
          json.text("answered").map(Instant::parse));
    } catch (DateTimeException e) {
      throw new IOException("no time: " + e.getMessage(), e);
    }
  }
}
