package org.mithaq.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.accord.Contact;
import org.mithaq.accord.ContactDetails;
import org.mithaq.accord.ContactKind;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.ContactDetailsDraft;
import org.mithaq.accord.draft.ContactDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.signing.NodeFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Points of contact. */
@Command(
    name = "contact",
    description =
        "List points of contact, or enter one of your party's with --kind: that there is one is for"
            + " everyone, how to reach it for a circle. A later one of the same kind takes its place.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For example: mithaq contact --user cert-xa:demo --party cert-xa --kind technical --zone"
          + " Africa/Cairo --language ar --language en --role 'Duty officer' --channel"
          + " email:duty@xa.example"
    })
@SuppressWarnings("NullAway.Init")
final class ContactCommand implements Callable<Integer> {
  private final Io io;

  @Spec private CommandSpec spec;

  @Option(
      names = "--kind",
      paramLabel = "WORD",
      description = "Enter one: diplomatic, technical or law-enforcement.")
  private Optional<String> kind = Optional.empty();

  @Option(names = "--party", paramLabel = "PARTY", description = "Yours.")
  private Optional<String> party = Optional.empty();

  @Option(names = "--language", paramLabel = "TAG", description = "Spoken there; repeatable.")
  private List<String> languages = List.of();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Its time zone, such as Africa/Nairobi (default: ${DEFAULT-VALUE}).")
  private String zone;

  @Option(names = "--hours", paramLabel = "TEXT", description = "When not at any hour.")
  private Optional<String> hours = Optional.empty();

  @Option(names = "--end", description = "There is none of this kind any more.")
  private boolean ends;

  @Option(names = "--role", paramLabel = "TEXT", description = "Who answers there.")
  private Optional<String> role = Optional.empty();

  @Option(names = "--name", paramLabel = "TEXT", description = "By name.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--channel",
      paramLabel = "MEDIUM:ADDRESS",
      description = "phone, email, fax, radio, messenger or web; repeatable.")
  private List<String> channels = List.of();

  @Mixin private MatterOptions options;

  ContactCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = options.http(io)) {
      Matters matters = options.matters(io, http);
      if (kind.isEmpty()) {
        return matters.print(
            matters.items("contacts", Map.of()), List.of("party", "kind", "time_zone", "hours"));
      }
      ContactKind which =
          Word.find(ContactKind.values(), kind.get()).orElseThrow(() -> needs("--kind WORD"));
      String by =
          new NodeFacts(http, options.node.url).party(party.orElseThrow(() -> needs("--party")));
      Contact.Terms terms = new Contact.Terms(by, which, languages, zone, hours, ends);
      ContactDraft contact =
          Matters.made(() -> new ContactDraft(Matters.head(Optional.of(by)), terms));
      int sent = matters.send("public", contact, List.of());
      return ends || channels.isEmpty() ? sent : details(matters, by, contact.id());
    }
  }

  private int details(Matters matters, String by, String contact)
      throws IOException, FailedException, InterruptedException {
    ContactDetails.Terms terms =
        new ContactDetails.Terms(
            contact, role.orElseThrow(() -> needs("--role")), name, channels(), List.of());
    return matters.send(
        options.collection.orElse("exercise"),
        Matters.made(() -> new ContactDetailsDraft(Matters.head(Optional.of(by)), terms)),
        List.of());
  }

  private List<ContactDetails.Channel> channels() {
    List<ContactDetails.Channel> found = new ArrayList<>();
    for (String each : channels) {
      int colon = each.indexOf(':');
      if (colon < 1 || colon == each.length() - 1) {
        throw needs("--channel MEDIUM:ADDRESS");
      }
      found.add(
          new ContactDetails.Channel(
              each.substring(0, colon), each.substring(colon + 1), Optional.empty()));
    }
    return found;
  }

  private ParameterException needs(String what) {
    return new ParameterException(spec.commandLine(), "This needs " + what + ": --help.");
  }
}
