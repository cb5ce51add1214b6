package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Position;
import org.mithaq.accord.TreatyAction;
import org.mithaq.accord.Word;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.signing.Candidacy;
import org.mithaq.cli.signing.IdentityVersion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who wants to join, and by what mandate. */
@SuppressWarnings("NullAway.Init")
final class CandidacyOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--party",
      paramLabel = "ID",
      description =
          "Id or slug of the party, where the register has it already, without keys: its name,"
              + " category and country stay.")
  Optional<String> party;

  @Option(names = "--name", paramLabel = "NAME", description = "The party's.")
  Optional<String> name;

  @Option(
      names = "--category",
      paramLabel = "WORD",
      description = "state, public-authority, company, civil-society or academia.")
  Optional<String> category;

  @Option(names = "--country", paramLabel = "XX", description = "ISO 3166-1 alpha-2.")
  Optional<String> country;

  @Option(names = "--officer", paramLabel = "NAME", description = "Who acts for the party.")
  Optional<String> officer;

  @Option(names = "--domain", paramLabel = "DOMAIN", description = "Which the party controls.")
  Optional<String> domain;

  @Option(
      names = "--method",
      paramLabel = "dns|https",
      defaultValue = "dns",
      description = "Where the domain shows it (default: ${DEFAULT-VALUE}).")
  String method;

  @Option(
      names = "--office",
      paramLabel = "WORD",
      description = "For a state: head-of-state, head-of-government or foreign-minister.")
  Optional<String> office;

  @Option(
      names = "--attach",
      paramLabel = "FILE",
      description = "A note verbale, full powers: their digests are recorded, they stay here.")
  List<Path> attach = List.of();

  @Option(
      names = "--action",
      paramLabel = "WORD",
      description = "Under a treaty: signature, ratification, acceptance, approval or accession.")
  Optional<String> action;

  /** A candidacy of a party that is new to the node. */
  Candidacy ofNewParty() throws IOException {
    String word = needed("--category", category);
    PartyCategory found =
        Word.find(PartyCategory.values(), word)
            .orElseThrow(() -> usage("--category is none of the categories: " + word));
    return candidacy(needed("--name", name), found, country);
  }

  /** A candidacy of a party that the register has. */
  Candidacy of(IdentityVersion known) throws IOException, FailedException {
    if (name.isPresent() || category.isPresent() || country.isPresent()) {
      throw usage("With --party the name, category and country are those of the register.");
    }
    return candidacy(known.party().name(), known.party().category(), known.party().country());
  }

  private Candidacy candidacy(String named, PartyCategory as, Optional<String> of)
      throws IOException {
    List<Position.Attachment> attachments = new ArrayList<>();
    for (Path each : attach) {
      attachments.add(
          new Position.Attachment(
              each.getFileName().toString(), Optional.empty(), sha256(Files.readAllBytes(each))));
    }
    return new Candidacy(
        named,
        as,
        of,
        needed("--officer", officer),
        domain,
        domain.map(_ -> method),
        office,
        attachments);
  }

  Optional<TreatyAction> action() {
    return action.map(word ->
        Word.find(TreatyAction.values(), word)
            .orElseThrow(() -> usage("--action is none of the actions: " + word)));
  }

  <T> T needed(String option, Optional<T> value) {
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
}
