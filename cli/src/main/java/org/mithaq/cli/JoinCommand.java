package org.mithaq.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Position;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.signing.Candidacy;
import org.mithaq.cli.signing.JoinClient;
import org.mithaq.cli.signing.JoinState;
import org.mithaq.cli.signing.KeyFile;
import org.mithaq.cli.signing.NodeFacts;
import org.mithaq.stix.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

  @Spec private CommandSpec spec;

  @Option(
      names = "--state",
      required = true,
      paramLabel = "FILE",
      description = "Remembers the application and its secret between runs.")
  private Path file;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "The node (default: ${DEFAULT-VALUE}).")
  private URI url;

  @Option(
      names = "--accord",
      paramLabel = "SLUG",
      defaultValue = "paris-call",
      description = "What to join (default: ${DEFAULT-VALUE}).")
  private String accord;

  @Option(names = "--key", paramLabel = "FILE", description = "The private key to sign with.")
  private Optional<Path> key;

  @Option(names = "--name", paramLabel = "NAME", description = "The party's.")
  private Optional<String> name;

  @Option(
      names = "--category",
      paramLabel = "WORD",
      description = "state, public-authority, company, civil-society or academia.")
  private Optional<String> category;

  @Option(names = "--country", paramLabel = "XX", description = "ISO 3166-1 alpha-2.")
  private Optional<String> country;

  @Option(names = "--officer", paramLabel = "NAME", description = "Who acts for the party.")
  private Optional<String> officer;

  @Option(names = "--domain", paramLabel = "DOMAIN", description = "Which the party controls.")
  private Optional<String> domain;

  @Option(
      names = "--method",
      paramLabel = "dns|https",
      defaultValue = "dns",
      description = "Where the domain shows it (default: ${DEFAULT-VALUE}).")
  private String method;

  @Option(
      names = "--office",
      paramLabel = "WORD",
      description = "For a state: head-of-state, head-of-government or foreign-minister.")
  private Optional<String> office;

  @Option(
      names = "--attach",
      paramLabel = "FILE",
      description = "A note verbale, full powers: their digests are recorded, they stay here.")
  private List<Path> attach = List.of();

  @Option(names = "--json", description = "Print the result as a line of JSON.")
  private boolean json;

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
    JoinState state = kept.get();
    if (state.text("joined").isPresent()) {
      return joined(state);
    }
    return goOn(state);
  }

  private Integer apply() throws IOException, FailedException, InterruptedException {
    Path keyFile = needed("--key", key);
    Candidacy candidacy = candidacy();
    SigningKey signing = KeyFile.read(keyFile).signingKey();
    JoinState state = JoinState.begin(file);
    try (Http http = server.http(io, url, io::note)) {
      NodeFacts node = new NodeFacts(http, url);
      String id = node.accord(accord);
      String origin = node.origin();
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      byte[] body = candidacy.application(signing, accord, id, origin, now);
      Json.Members told = new JoinClient(http, url).apply(body);
      state.put("url", url.toString());
      state.put("accord", id);
      state.put("origin", origin);
      state.put("key", keyFile.toAbsolutePath().toString());
      state.put("party", told.text("party"));
      state.put("application", told.text("application"));
      state.put("secret", told.text("secret"));
      state.put("candidacy", Base64.getEncoder().encodeToString(body));
      state.write();
      tell(told);
      Optional<String> value = told.object("put").text("value");
      if (value.isPresent()) {
        told.object("put")
            .text("txt")
            .ifPresent(at -> io.note("Put a TXT record at " + at + ": " + value.get()));
        told.object("put")
            .text("url")
            .ifPresent(at -> io.note("Serve a file at " + at + " with the line: " + value.get()));
      } else {
        io.note("The depositary examines the form of the mandate.");
      }
      io.note("Then run: mithaq join --state " + file);
      return Mithaq.DONE;
    }
  }

  private Candidacy candidacy() throws IOException {
    String word = needed("--category", category);
    PartyCategory found =
        Word.find(PartyCategory.values(), word)
            .orElseThrow(() -> usage("--category is none of the categories: " + word));
    List<Position.Attachment> attachments = new ArrayList<>();
    for (Path each : attach) {
      attachments.add(
          new Position.Attachment(
              each.getFileName().toString(), Optional.empty(), sha256(Files.readAllBytes(each))));
    }
    return new Candidacy(
        needed("--name", name),
        found,
        country,
        needed("--officer", officer),
        domain,
        domain.map(_ -> method),
        office,
        attachments);
  }

  private <T> T needed(String option, Optional<T> value) {
    return value.orElseThrow(() -> usage("To apply, give " + option + " too."));
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private Integer goOn(JoinState state) throws IOException, FailedException, InterruptedException {
    URI node = URI.create(state.needed("url"));
    String id = state.needed("application");
    String secret = state.needed("secret");
    try (Http http = server.http(io, node, io::note)) {
      JoinClient client = new JoinClient(http, node);
      // An earlier run may have sent the position and lost the answer.
      if (!client.hasJoined(state.needed("party"))) {
        Json.Members told = client.standing(id, secret);
        switch (told.text("state").orElse("")) {
          case "accepted" ->
              client.position(id, secret, state.needed("party"), position(state, told));
          case "refused" ->
              throw new FailedException(
                  "The depositary refused the mandate: " + told.text("reason").orElse("") + ".");
          default -> {
            tell(told);
            io.note(
                "Not yet: "
                    + told.text("reason")
                        .filter(why -> !why.isEmpty())
                        .orElse("the depositary has not decided")
                    + ".");
            return Mithaq.FAILED;
          }
        }
      }
      state.put("joined", "yes");
      state.write();
      return joined(state);
    }
  }

  private static byte[] position(JoinState state, Json.Members told)
      throws IOException, FailedException {
    SigningKey signing = KeyFile.read(Path.of(state.needed("key"))).signingKey();
    SignatureDraft.Place place =
        new SignatureDraft.Place(
            state.needed("party"), state.needed("accord"), state.needed("origin"));
    LocalDate checked = LocalDate.parse(told.text("checked").orElse(""));
    byte[] applied = Base64.getDecoder().decode(state.needed("candidacy"));
    return Candidacy.of(applied)
        .position(signing, place, checked, Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  private void tell(Json.Members told) throws IOException {
    List<String> names = List.of("application", "party", "state", "checked", "expires");
    if (json) {
      Output.line(
          io.out(),
          out -> {
            for (String each : names) {
              if (told.text(each).isPresent()) {
                out.writeStringField(each, told.text(each).get());
              }
            }
            Optional<String> value = told.object("put").text("value");
            if (value.isPresent()) {
              out.writeStringField("value", value.get());
            }
          });
    } else {
      names.forEach(
          each -> told.text(each).ifPresent(text -> io.out().printf("%-12s %s%n", each, text)));
    }
  }

  private Integer joined(JoinState state) throws IOException, FailedException {
    String party = state.needed("party");
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("state", "joined");
            out.writeStringField("party", party);
          });
    } else {
      io.out().println("joined       " + party);
    }
    return Mithaq.DONE;
  }
}
