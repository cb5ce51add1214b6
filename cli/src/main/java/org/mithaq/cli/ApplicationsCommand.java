package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.signing.JoinClient;
import org.mithaq.stix.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the depositary has to examine. */
@Command(
    name = "applications",
    description =
        "For the depositary: list the applications under way, or decide on one, by the form of its"
            + " mandate alone.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ApplicationsCommand implements Callable<Integer> {
  private final Io io;

  @Spec private CommandSpec spec;

  @Mixin private NodeUrl node = new NodeUrl();

  @ArgGroup private Decision decision;

  private static final class Decision {
    @Option(names = "--accept", paramLabel = "ID", description = "Accept an application.")
    private Optional<String> accept = Optional.empty();

    @Option(names = "--refuse", paramLabel = "ID", description = "Refuse an application.")
    private Optional<String> refuse = Optional.empty();
  }

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "What was examined, or what is missing; the applicant reads it.")
  private Optional<String> reason;

  @Option(names = "--json", description = "Print each application as a line of JSON.")
  private boolean json;

  @Mixin private Server server;

  ApplicationsCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    try (Http http = server.http(io, node.url, io::note)) {
      JoinClient client = new JoinClient(http, node.url);
      Optional<Decision> decided = Optional.ofNullable(decision);
      if (decided.isEmpty()) {
        for (Json.Members each : client.all().objects("items")) {
          print(each);
        }
        return Mithaq.DONE;
      }
      Optional<String> accepted = decided.get().accept;
      String id = accepted.or(() -> decided.get().refuse).orElseThrow();
      print(client.decide(id, body(accepted.isPresent())));
      return Mithaq.DONE;
    }
  }

  private byte[] body(boolean accepted) throws IOException {
    String why =
        reason.orElseThrow(() ->
            new ParameterException(spec.commandLine(), "Say what was examined with --reason."));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = Output.jsonLine(bytes)) {
      out.writeStartObject();
      out.writeStringField("decision", accepted ? "accept" : "refuse");
      out.writeStringField("reason", why);
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private void print(Json.Members each) throws IOException {
    List<String> names =
        List.of("application", "state", "party", "name", "category", "country", "expires");
    Json.Members mandate = each.object("mandate");
    List<String> ofMandate = List.of("kind", "officer", "office", "domain", "method");
    List<Json.Members> attachments = mandate.objects("attachments");
    if (json) {
      Output.line(
          io.out(),
          out -> {
            write(out, each, names);
            write(out, mandate, ofMandate);
            out.writeArrayFieldStart("attachments");
            for (Json.Members attachment : attachments) {
              out.writeStartObject();
              write(out, attachment, List.of("name", "sha256"));
              out.writeEndObject();
            }
            out.writeEndArray();
          });
      return;
    }
    names.forEach(name -> line(each, name));
    ofMandate.forEach(name -> line(mandate, name));
    attachments.forEach(attachment ->
        io.out()
            .printf(
                "%-12s %s  %s%n",
                "attached",
                attachment.text("sha256").orElse(""),
                attachment.text("name").orElse("")));
    io.out().println();
  }

  private void line(Json.Members members, String name) {
    members.text(name).ifPresent(text -> io.out().printf("%-12s %s%n", name, text));
  }

  private static void write(JsonGenerator out, Json.Members members, List<String> names)
      throws IOException {
    for (String name : names) {
      if (members.text(name).isPresent()) {
        out.writeStringField(name, members.text(name).get());
      }
    }
  }
}
