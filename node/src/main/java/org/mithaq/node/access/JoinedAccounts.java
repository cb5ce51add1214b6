package org.mithaq.node.access;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Word;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;
import org.mithaq.stix.Json;

/**
 * The accounts of parties that joined, each a small file under {@code state/accounts}, replaced in
 * one step. A secret is told once and not kept; whoever lost it is given another, and the lost one
 * opens nothing any more. As with the configured accounts, whether a name exists does not show in
 * the time taken.
 */
public final class JoinedAccounts implements Accounts {

  private static final int LONGEST_SECRET = 1024;

  /** As many parties as a register of the whole world has; their accounts take some megabytes. */
  public static final int MOST = 10_000;

  private final StateFiles files;
  private final Parties parties;
  private final int most;
  private final SecureRandom random = new SecureRandom();
  private final SecretDigest nothing = SecretDigest.of(SecretDigest.drawSecret(random));
  // Guarded by this.
  private final Map<String, JoinedAccount> byName = new HashMap<>();
  private final Map<Long, JoinedAccount> byDigest = new HashMap<>();

  /** A name and the secret that is told once. */
  public record Opened(String name, String secret) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return name + ":…";
    }
  }

  /**
   * Finds what is kept, and makes its parties known; a file that can't be read is left where it is,
   * and reported.
   *
   * @param most how many accounts there may be
   */
  public JoinedAccounts(Storage storage, Parties parties, int most) throws IOException {
    this.files = new StateFiles(storage, StateDirectory.ACCOUNTS);
    this.parties = parties;
    this.most = most;
    files.each(file -> enter(read(file)));
  }

  private synchronized void enter(JoinedAccount account) {
    parties.join(account.party());
    Optional.ofNullable(byName.put(account.name(), account))
        .ifPresent(before -> byDigest.remove(before.secret().shortForm()));
    byDigest.put(account.secret().shortForm(), account);
  }

  /** Whether a party has an account, or could have one. */
  public synchronized boolean hasRoomFor(String party) {
    return byName.containsKey(JoinedAccount.nameFor(party)) || byName.size() < most;
  }

  /**
   * Opens a party's account, or gives the one that it has another secret.
   *
   * @throws IOException when it could not be kept; then nothing changed
   */
  public synchronized Opened open(Party party) throws IOException {
    if (!hasRoomFor(party.id())) {
      throw new IOException("there are " + most + " accounts, as many as there may be");
    }
    String secret = SecretDigest.drawSecret(random);
    JoinedAccount account = new JoinedAccount(party, SecretDigest.of(secret));
    files.keep(account.name(), json -> write(account, json));
    enter(account);
    return new Opened(account.name(), secret);
  }

  private static void write(JoinedAccount account, JsonGenerator json) throws IOException {
    Party party = account.party();
    json.writeStringField("party", party.id());
    json.writeStringField("name", party.name());
    json.writeStringField("category", party.category().word());
    if (party.country().isPresent()) {
      json.writeStringField("country", party.country().get());
    }
    json.writeBooleanField("exercise", party.exercise());
    json.writeStringField("secret", account.secret().written());
  }

  private static JoinedAccount read(Json.Members json) throws IOException {
    if (!json.has("exercise")) {
      throw new IOException("it lacks exercise");
    }
    Party party =
        JoinedAccount.party(
            json.need("party"),
            json.need("name"),
            Word.find(PartyCategory.values(), json.need("category"))
                .orElseThrow(() -> new IOException("no category")),
            json.text("country"),
            json.flag("exercise"));
    return new JoinedAccount(
        party,
        SecretDigest.parse(json.need("secret"))
            .orElseThrow(() -> new IOException("no digest of a secret")));
  }

  @Override
  public Optional<Caller> byPassword(String name, String secret) {
    if (secret.length() > LONGEST_SECRET) {
      return Optional.empty();
    }
    SecretDigest given = SecretDigest.of(secret);
    return check(found(name), given);
  }

  @Override
  public Optional<Caller> byName(String name) {
    return found(name).map(each -> each.caller(parties));
  }

  @Override
  public Optional<Caller> byToken(String token) {
    if (token.length() > LONGEST_SECRET) {
      return Optional.empty();
    }
    SecretDigest given = SecretDigest.of(token);
    return check(found(given), given);
  }

  private synchronized Optional<JoinedAccount> found(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private synchronized Optional<JoinedAccount> found(SecretDigest digest) {
    return Optional.ofNullable(byDigest.get(digest.shortForm()));
  }

  private Optional<Caller> check(Optional<JoinedAccount> account, SecretDigest given) {
    boolean right = given.matches(account.map(JoinedAccount::secret).orElse(nothing));
    return account.filter(_ -> right).map(each -> each.caller(parties));
  }
}
