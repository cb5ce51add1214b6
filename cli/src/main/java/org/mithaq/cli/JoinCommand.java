package org.mithaq.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.TreatyAction;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.signing.Candidacy;
import org.mithaq.cli.signing.IdentityVersion;
import org.mithaq.cli.signing.JoinClient;
import org.mithaq.cli.signing.JoinState;
import org.mithaq.cli.signing.KeyFile;
import org.mithaq.cli.signing.NodeFacts;
import org.mithaq.cli.taxii.Collection;
import org.mithaq.cli.taxii.Taxii;
import org.mithaq.stix.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Joins an accord, in steps that a file remembers. */
@Command(
    name = "join",
    description =
        "Join an accord: the first run applies and says what to do; run again with the same"
            + " --state, it has the mandate checked and sends the signed position.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A company, NGO or university shows that it controls a domain, or asks for the depositary's"
          + " word. For a state its head, head of government or foreign minister acts; under a"
          + " treaty another with full powers attached. Exit code 1 while the mandate is pending."
    })
@SuppressWarnings("NullAway.Init")
final class JoinCommand implements Callable<Integer> {
  private final Io io;

  @Option(
      names = "--state",
      required = true,
      paramLabel = "FILE",
      description = "Remembers the application and its secret between runs.")
  private Path file;

  @Mixin private NodeUrl node = new NodeUrl();

  @Option(
      names = "--accord",
      paramLabel = "SLUG",
      defaultValue = "paris-call",
      description = "What to join (default: ${DEFAULT-VALUE}).")
  private String accord;

  @Option(names = "--key", paramLabel = "FILE", description = "The private key to sign with.")
  private Optional<Path> key;

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      defaultValue = "public",
      description = "Where the register is kept that has --party (default: ${DEFAULT-VALUE}).")
  private String collection;

  @Option(names = "--json", description = "Print the result as a line of JSON.")
  private boolean json;

  @Mixin private CandidacyOptions options = new CandidacyOptions();

  @Mixin private Server server;

  JoinCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    Optional<JoinState> kept = JoinState.read(file);
    if (kept.isEmpty()) {
      return apply();
    }
    return kept.get().text("joined").isPresent() ? joined(kept.get()) : goOn(kept.get());
  }

  /** The identity to apply with, and the candidacy that it is for. */
  private record Applicant(Candidacy candidacy, byte[] identity) {}

  private Integer apply() throws IOException, FailedException, InterruptedException {
    Path keyFile = options.needed("--key", key);
    Optional<TreatyAction> action = options.action();
    SigningKey signing = KeyFile.read(keyFile).signingKey();
    JoinState state = JoinState.begin(file);
    try (Http http = server.http(io, node.url, io::note)) {
      Applicant applicant = options.party.isPresent() ? reported(http, signing) : unknown(signing);
      NodeFacts facts = new NodeFacts(http, node.url);
      String id = facts.accord(accord);
      String origin = facts.origin();
      byte[] body =
          applicant.candidacy.application(signing, accord, id, origin, applicant.identity);
      Json.Members told = new JoinClient(http, node.url).apply(body);
      state.put("url", node.url.toString());
      state.put("accord", id);
      state.put("origin", origin);
      state.put("key", keyFile.toAbsolutePath().toString());
      state.put("party", told.text("party"));
      state.put("application", told.text("application"));
      state.put("secret", told.text("secret"));
      state.put("candidacy", Base64.getEncoder().encodeToString(body));
      state.put("action", action.map(TreatyAction::word));
      state.write();
      report().standing(told);
      report().next(told, file);
      return Mithaq.DONE;
    }
  }

  private Applicant unknown(SigningKey signing) throws IOException {
    Candidacy candidacy = options.ofNewParty();
    return new Applicant(candidacy, candidacy.identity(signing, now()));
  }

  /** What the register has of the party stays as it is; the key comes in. */
  private Applicant reported(Http http, SigningKey signing)
      throws IOException, FailedException, InterruptedException {
    String id = new NodeFacts(http, node.url).party(options.party.orElseThrow());
    Collection register = new Taxii(http).collection(node.url, collection);
    Map<String, byte[]> found = new Standing(http, register).objects(List.of(id));
    if (!found.containsKey(id)) {
      throw new FailedException("«%s» has no identity %s.".formatted(register.name(), id));
    }
    IdentityVersion known = IdentityVersion.of(found.get(id));
    if (!known.keys().isEmpty()) {
      throw new FailedException(id + " has keys already: it acts by itself, with its account.");
    }
    Candidacy candidacy = options.of(known);
    IdentityVersion.Added first = new IdentityVersion.Added(signing.key(), Optional.empty());
    return new Applicant(candidacy, known.with(List.of(first), Set.of(), now()).orElseThrow());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private JoinReport report() {
    return new JoinReport(io, json);
  }

  private Integer goOn(JoinState state) throws IOException, FailedException, InterruptedException {
    URI url = URI.create(state.needed("url"));
    String id = state.needed("application");
    String secret = state.needed("secret");
    try (Http http = server.http(io, url, io::note)) {
      JoinClient client = new JoinClient(http, url);
      boolean entered = client.hasJoined(state.needed("party"));
      Json.Members told;
      try {
        told = client.standing(id, secret);
      } catch (FailedException e) {
        if (!entered) {
          throw e;
        }
        return done(state);
      }
      switch (told.text("state").orElse("")) {
        // What was sent stays the same: the answer may have been lost.
        case "joined" -> account(state, client.position(id, secret, sent(state)));
        case "accepted" -> {
          if (!entered || state.text("position").isEmpty()) {
            state.put("position", Base64.getEncoder().encodeToString(position(state, told)));
            state.write();
          }
          account(state, client.position(id, secret, sent(state)));
        }
        case "refused" ->
            throw new FailedException(
                "The depositary refused the mandate: " + told.text("reason").orElse("") + ".");
        default -> {
          report().waiting(told);
          return Mithaq.FAILED;
        }
      }
      return done(state);
    }
  }

  private static byte[] sent(JoinState state) throws FailedException {
    return Base64.getDecoder().decode(state.needed("position"));
  }

  private static void account(JoinState state, Json.Members told) throws FailedException {
    Json.Members account = told.object("account");
    String name = account.text("name").orElseThrow(JoinCommand::withoutAccount);
    String secret = account.text("secret").orElseThrow(JoinCommand::withoutAccount);
    state.put("account", name);
    state.put("user", name + ":" + secret);
  }

  private static FailedException withoutAccount() {
    return new FailedException("The node told no account: run the same again.");
  }

  private Integer done(JoinState state) throws IOException, FailedException {
    state.put("joined", "yes");
    state.write();
    return joined(state);
  }

  private Integer joined(JoinState state) throws IOException, FailedException {
    report().joined(state, file);
    return Mithaq.DONE;
  }

  private static byte[] position(JoinState state, Json.Members told)
      throws IOException, FailedException {
    SigningKey signing = KeyFile.read(Path.of(state.needed("key"))).signingKey();
    SignatureDraft.Place place =
        new SignatureDraft.Place(
            state.needed("party"), state.needed("accord"), state.needed("origin"));
    LocalDate checked = LocalDate.parse(told.text("checked").orElse(""));
    byte[] applied = Base64.getDecoder().decode(state.needed("candidacy"));
    Optional<TreatyAction> action =
        state.text("action").flatMap(word -> Word.find(TreatyAction.values(), word));
    return Candidacy.of(applied).position(signing, place, checked, action, now());
  }
}
