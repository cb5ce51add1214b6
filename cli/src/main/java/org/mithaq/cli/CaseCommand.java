package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.Confidence;
import org.mithaq.accord.DiligenceStep;
import org.mithaq.accord.Evidence;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Undertaking;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.CaseDraft;
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.signing.NodeFacts;
import org.mithaq.stix.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cases. */
@Command(
    name = "case",
    description =
        "List cases, show one, open one with --respondent, or enter a step into one. Evidence stays"
            + " on this machine: its digest is sent, or with --commit a commitment alone.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A joint finding takes both sides: one proposes it with CASE finding --text … --key FILE"
          + " --party ID, the other reads it with CASE finding and signs what it has read with CASE"
          + " sign-finding --digest SHA256 --key FILE --party ID."
    })
@SuppressWarnings("NullAway.Init")
final class CaseCommand implements Callable<Integer> {
  private static final int SALT = 32;

  /** No step of a case: what lets the respondent take its own. */
  private static final String ACCOUNT = "account";

  private final Io io;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Of a case.")
  private Optional<String> id = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STEP",
      description =
          "Such as notice, response, evidence, opening, disagreement; finding, sign-finding,"
              + " decline-finding or withdraw-finding; or account, for the respondent.")
  private Optional<String> step = Optional.empty();

  @Option(names = "--respondent", paramLabel = "PARTY", description = "Open a case against it.")
  private Optional<String> respondent = Optional.empty();

  @Option(names = "--claimant", paramLabel = "PARTY", description = "You; with --respondent.")
  private Optional<String> claimant = Optional.empty();

  @Option(names = "--name", paramLabel = "TEXT", description = "Of the case, in a line.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--norm",
      paramLabel = "TEXT",
      defaultValue = "UN GGE 2015",
      description = "The instrument (default: ${DEFAULT-VALUE}).")
  private String norm;

  @Option(names = "--paragraph", paramLabel = "TEXT", description = "Of it, such as 13(c).")
  private Optional<String> paragraph = Optional.empty();

  @Option(
      names = "--respond-within",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "Time for a response (default: ${DEFAULT-VALUE}).")
  private int respondWithin;

  @Option(names = "--text", paramLabel = "TEXT", description = "What you state.")
  private Optional<String> text = Optional.empty();

  @Option(names = "--lang", paramLabel = "TAG", defaultValue = "en", description = "Its language.")
  private String lang;

  @Option(names = "--about", paramLabel = "ENTRY", description = "What it opens or corrects.")
  private Optional<String> about = Optional.empty();

  @Option(names = "--evidence", paramLabel = "FILE", description = "What is held as evidence.")
  private Optional<Path> evidence = Optional.empty();

  @Option(
      names = "--commit",
      paramLabel = "FILE",
      description = "Send a commitment alone, and keep its salt in this new file.")
  private Optional<Path> commit = Optional.empty();

  @Option(names = "--salt", paramLabel = "FILE", description = "The salt that opens it.")
  private Optional<Path> salt = Optional.empty();

  @Option(names = "--evidence-name", paramLabel = "TEXT", description = "What the evidence is.")
  private Optional<String> evidenceName = Optional.empty();

  @Option(names = "--source", paramLabel = "TEXT", description = "Where the evidence comes from.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--diligence",
      paramLabel = "WORD",
      description = "Of the step due-diligence: told, capacity-asked or action-taken.")
  private Optional<String> diligence = Optional.empty();

  @Option(
      names = "--more-days",
      paramLabel = "DAYS",
      description = "Of the step extension: by how many days the time for a response grows.")
  private Optional<Integer> moreDays = Optional.empty();

  @Option(names = "--confidence", paramLabel = "WORD", description = "low, moderate or high.")
  private Optional<String> confidence = Optional.empty();

  @Option(
      names = "--end",
      description = "Of the step account: end the respondent's, with its links; by the depositary.")
  private boolean end;

  @Mixin private FindingOptions findings;

  @Mixin private MatterOptions options;

  CaseCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = options.http(io)) {
      Matters matters = options.matters(io, http);
      if (respondent.isPresent()) {
        return open(matters, new NodeFacts(http, options.node.url));
      }
      if (step.filter(ACCOUNT::equals).isPresent()) {
        return account(new AccessClient(http, options.node.url));
      }
      if (step.filter(FindingSteps.ALL::contains).isPresent()) {
        return findings.take(
            step.orElseThrow(),
            id.orElseThrow(),
            text.map(said -> new Passage(lang, said)),
            new FindingSteps(
                io, new AccessClient(http, options.node.url), id.orElseThrow(), options.json),
            new NodeFacts(http, options.node.url));
      }
      if (step.isPresent()) {
        CaseEntry.Terms terms = terms();
        return matters.send(
            options.collection.orElse("exercise"),
            Matters.made(() -> new CaseEntryDraft(Matters.head(Optional.empty()), terms)),
            List.of());
      }
      return matters.print(
          matters.items("cases", id.map(one -> Map.of("case", List.of(one))).orElse(Map.of())),
          List.of("case", "phase", "states", "respondent", "name"));
    }
  }

  /** As a claimant asks for the respondent's account, as the depositary opens and ends it. */
  private int account(AccessClient client)
      throws IOException, FailedException, InterruptedException {
    if (end) {
      client.delete("case-accounts/" + id.orElseThrow());
      io.note("All accounts and links for this case have ended.");
      return Mithaq.DONE;
    }
    Json.Members told = client.post("case-accounts/" + id.orElseThrow(), _ -> {});
    if (options.json) {
      Output.line(io.out(), told::writeMembers);
    } else if (told.text("link").isPresent()) {
      io.out().println(told.text("link").get());
      io.note(
          "For %s alone, good until %s and once; it is not told again."
              .formatted(
                  Visible.of(told.text("respondent_name").orElse("")),
                  told.text("until").orElse("")));
    } else {
      io.note(
          told.flag("open")
              ? "The respondent has an account for this case, or a link to set one up."
              : "The depositary was asked for it: it opens one, and hands the link over.");
    }
    return Mithaq.DONE;
  }

  private int open(Matters matters, NodeFacts facts)
      throws IOException, FailedException, InterruptedException {
    AccountabilityCase.Terms terms =
        new AccountabilityCase.Terms(
            name.orElseThrow(() -> needs("--name")),
            facts.party(respondent.orElseThrow()),
            List.of(facts.party(claimant.orElseThrow(() -> needs("--claimant")))),
            new Undertaking.Norm(norm, paragraph),
            List.of(new Passage(lang, text.orElseThrow(() -> needs("--text")))),
            List.of(),
            Duration.ofDays(respondWithin));
    return matters.send(
        options.collection.orElse("exercise"),
        Matters.made(() -> new CaseDraft(Matters.head(Optional.empty()), terms)),
        List.of());
  }

  private CaseEntry.Terms terms() throws IOException, FailedException {
    CaseEntryKind kind =
        Word.find(CaseEntryKind.values(), step.orElseThrow()).orElseThrow(() -> needs("a STEP"));
    List<Passage> texts = new ArrayList<>();
    text.ifPresent(said -> texts.add(new Passage(lang, said)));
    return new CaseEntry.Terms(
        id.orElseThrow(),
        kind,
        texts,
        Optional.empty(),
        evidence(),
        about,
        moreDays.map(Duration::ofDays),
        diligence.isPresent()
            ? Optional.of(
                Word.find(DiligenceStep.values(), diligence.get())
                    .orElseThrow(() -> needs("a --diligence that is one of its words")))
            : Optional.empty());
  }

  private Optional<Evidence> evidence() throws IOException, FailedException {
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    HexFormat hex = HexFormat.of();
    byte[] digest = digest(evidence.get());
    Optional<Confidence> trusted =
        confidence.isPresent()
            ? Optional.of(
                Word.find(Confidence.values(), confidence.get())
                    .orElseThrow(() -> needs("a --confidence that is one of its words")))
            : Optional.empty();
    Evidence held;
    if (commit.isPresent()) {
      byte[] drawn = new byte[SALT];
      new SecureRandom().nextBytes(drawn);
      // Kept before it is sent: without it the commitment could never be opened.
      SaltFile.write(commit.get(), drawn);
      held = Evidence.committed(hex.formatHex(Evidence.commitment(drawn, digest)));
    } else if (salt.isPresent()) {
      held = Evidence.opening(hex.formatHex(digest), hex.formatHex(SaltFile.read(salt.get())));
    } else {
      held = Evidence.known(hex.formatHex(digest));
    }
    return Optional.of(held.described(evidenceName, source, trusted));
  }

  private static byte[] digest(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return in.getMessageDigest().digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private ParameterException needs(String what) {
    return new ParameterException(spec.commandLine(), "This needs " + what + ": --help.");
  }
}
