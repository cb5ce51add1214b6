package org.mithaq.node.people;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;
import org.mithaq.stix.Json;

/**
 * In which cases the claimants asked for an account by which the respondent can answer, each a
 * small file under {@code state/case-accounts}. They ask and the depositary opens it: whoever holds
 * the link could answer in the respondent's name, and so no claimant ever does.
 */
public final class CaseAccounts {

  private static final int TYPE = "accountability-case--".length();
  private static final int MOST = 10_000;

  private final StateFiles files;
  private final People people;
  private final InstantSource clock;
  // Guarded by this.
  private final Map<String, Asked> byCase = new HashMap<>();

  /**
   * What was asked for.
   *
   * @param accountabilityCase STIX id, as the parties' ids
   * @param by the claimant that asked first
   */
  public record Asked(String accountabilityCase, String respondent, String by, Instant at) {}

  /** Finds what is kept; a file that can't be read is left where it is, and reported. */
  public CaseAccounts(Storage storage, People people, InstantSource clock) throws IOException {
    this.files = new StateFiles(storage, StateDirectory.CASE_ACCOUNTS);
    this.people = people;
    this.clock = clock;
    files.each(file -> {
      Asked asked = read(file);
      byCase.put(asked.accountabilityCase(), asked);
    });
  }

  /** Keeps that an account was asked for; what was asked before stays as it is. */
  public synchronized Asked ask(String accountabilityCase, String respondent, String by)
      throws IOException {
    Optional<Asked> before = asked(accountabilityCase);
    if (before.isPresent()) {
      return before.get();
    }
    if (byCase.size() >= MOST) {
      throw new IOException("there are " + MOST + " accounts asked for, as many as there may be");
    }
    Asked asked = new Asked(accountabilityCase, respondent, by, clock.instant());
    files.keep(accountabilityCase.substring(TYPE), json -> write(asked, json));
    byCase.put(accountabilityCase, asked);
    return asked;
  }

  public synchronized Optional<Asked> asked(String accountabilityCase) {
    return Optional.ofNullable(byCase.get(accountabilityCase));
  }

  /** All of them, the oldest first. */
  public synchronized List<Asked> all() {
    return byCase.values().stream()
        .sorted(Comparator.comparing(Asked::at).thenComparing(Asked::accountabilityCase))
        .toList();
  }

  /** Whether somebody can answer by now, or was sent the link. */
  public boolean isOpen(Asked asked) {
    return people.answersInCase(asked.respondent(), asked.accountabilityCase());
  }

  /**
   * Makes a link for the respondent.
   *
   * @throws IllegalArgumentException with a sentence, when there are as many as there may be
   */
  public People.CaseInvitation open(Asked asked) throws IOException {
    return people.inviteToCase(asked.respondent(), asked.accountabilityCase());
  }

  /**
   * Ends all accounts of a case and voids their links; another one can be opened afterwards.
   *
   * @return names of the accounts that there were
   */
  public List<String> end(Asked asked) throws IOException {
    return people.endInCase(asked.respondent(), asked.accountabilityCase());
  }

  private static void write(Asked asked, JsonGenerator json) throws IOException {
    json.writeStringField("case", asked.accountabilityCase());
    json.writeStringField("respondent", asked.respondent());
    json.writeStringField("by", asked.by());
    json.writeStringField("at", asked.at().toString());
  }

  private static Asked read(Json.Members json) throws IOException {
    return new Asked(
        json.need("case"),
        json.need("respondent"),
        json.need("by"),
        Instant.parse(json.need("at")));
  }
}
