package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.TooLargeException;
import org.mithaq.cli.signing.Told;
import org.mithaq.node.judged.Judgement;
import org.mithaq.stix.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says something of a shared object, as STIX that any tool reads. */
@Command(
    name = "judge",
    description =
        "Say of a shared object that you saw it, that it is a false positive, or what you think of"
            + " it. It is shared where the object lies, for those who may read the object.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class JudgeCommand implements Callable<Integer> {
  private static final List<String> OPINIONS =
      List.of("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree");
  private static final int LONGEST_ANSWER = 8 << 20;

  private final Io io;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OBJECT", description = "Its id.")
  private String object;

  @Option(
      names = "--false-positive",
      description = "You hit it, and it is none: an opinion that disagrees strongly, so labelled.")
  private boolean falsePositive;

  @Option(names = "--sighted", description = "You saw it: a sighting.")
  private boolean sighted;

  @Option(
      names = "--opinion",
      paramLabel = "WORD",
      description = "strongly-disagree, disagree, neutral, agree or strongly-agree.")
  private Optional<String> opinion = Optional.empty();

  @Option(names = "--note", description = "Say it as a note; needs --text.")
  private boolean note;

  @Option(names = "--text", paramLabel = "TEXT", description = "What you say, in words.")
  private Optional<String> text = Optional.empty();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How often it was seen; 0 says that it was not.")
  private Optional<Integer> count = Optional.empty();

  @Option(names = "--first-seen", paramLabel = "T", description = "Such as 2026-11-23T14:00:00Z.")
  private Optional<String> firstSeen = Optional.empty();

  @Option(names = "--last-seen", paramLabel = "T", description = "Such as 2026-11-23T15:00:00Z.")
  private Optional<String> lastSeen = Optional.empty();

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description = "Where it is shared: where the object lies unless said otherwise.")
  private Optional<String> collection = Optional.empty();

  @Mixin private NodeUrl node = new NodeUrl();

  @Option(names = "--json", description = "Print lines of JSON.")
  private boolean json;

  @Mixin private Server server;

  JudgeCommand(Io io) {
    this.io = io;
  }

  /** Writes the members of an object. */
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    Map<String, byte[]> said = said();
    try (Http http = server.http(io, node.url, io::note)) {
      return new Matters(io, http, node.url, json)
          .send(collection.isPresent() ? collection.get() : lies(http), said);
    }
  }

  private Map<String, byte[]> said() throws IOException {
    Optional<String> word =
        opinion.or(() -> falsePositive ? Optional.of(OPINIONS.getFirst()) : Optional.empty());
    if (word.isPresent() && !OPINIONS.contains(word.get())) {
      throw wrong("--opinion is one of " + String.join(", ", OPINIONS) + ".");
    }
    if (falsePositive && OPINIONS.indexOf(word.orElseThrow()) > 1) {
      throw wrong("Who states a false positive disagrees: leave --opinion out.");
    }
    if (!sighted && (count.isPresent() || firstSeen.isPresent() || lastSeen.isPresent())) {
      throw wrong("--count, --first-seen and --last-seen go with --sighted.");
    }
    if (count.filter(n -> n < 0).isPresent()) {
      throw wrong("--count is 0 or more.");
    }
    if (note && text.isEmpty()) {
      throw wrong("--note needs --text.");
    }
    if (word.isEmpty() && !sighted && !note) {
      throw wrong("Say --false-positive, --sighted, --opinion WORD or --note.");
    }
    Map<String, byte[]> said = new LinkedHashMap<>();
    if (word.isPresent()) {
      add(said, "opinion", out -> writeOpinion(out, word.get()));
    }
    if (sighted) {
      add(said, "sighting", this::writeSighting);
    }
    if (note) {
      add(
          said,
          "note",
          out -> {
            writeText(out, "content", text);
            writeRefs(out);
          });
    }
    return said;
  }

  private void writeOpinion(JsonGenerator out, String word) throws IOException {
    out.writeStringField("opinion", word);
    if (!note) {
      writeText(out, "explanation", text);
    }
    if (falsePositive) {
      out.writeArrayFieldStart("labels");
      out.writeString(Judgement.FALSE_POSITIVE);
      out.writeEndArray();
    }
    writeRefs(out);
  }

  private void writeSighting(JsonGenerator out) throws IOException {
    out.writeStringField("sighting_of_ref", object);
    if (count.isPresent()) {
      out.writeNumberField("count", count.get());
    }
    writeText(out, "first_seen", firstSeen.map(time -> moment("--first-seen", time)));
    writeText(out, "last_seen", lastSeen.map(time -> moment("--last-seen", time)));
    if (!note && opinion.isEmpty() && !falsePositive) {
      writeText(out, "description", text);
    }
  }

  private void writeRefs(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("object_refs");
    out.writeString(object);
    out.writeEndArray();
  }

  private static void writeText(JsonGenerator out, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      out.writeStringField(name, text.get());
    }
  }

  private String moment(String option, String time) {
    try {
      return Instant.parse(time).truncatedTo(ChronoUnit.MILLIS).toString();
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(), option + " is a time such as 2026-11-23T14:00:00Z.", e);
    }
  }

  private static void add(Map<String, byte[]> said, String type, Members members)
      throws IOException {
    String id = type + "--" + UUID.randomUUID();
    String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = Output.jsonLine(bytes)) {
      out.writeStartObject();
      out.writeStringField("type", type);
      out.writeStringField("spec_version", "2.1");
      out.writeStringField("id", id);
      out.writeStringField("created", now);
      out.writeStringField("modified", now);
      members.write(out);
      out.writeEndObject();
    }
    said.put(id, bytes.toByteArray());
  }

  /** The collection where the object was shared last. */
  private String lies(Http http) throws FailedException, InterruptedException {
    URI url = node.url.resolve("/lookup?id=" + URLEncoder.encode(object, StandardCharsets.UTF_8));
    List<String> found = new ArrayList<>();
    try {
      Answer answer = http.get(url, "application/json", LONGEST_ANSWER);
      for (Json.Members item : Told.document(url, answer).objects("items")) {
        item.text("collection").ifPresent(found::add);
      }
    } catch (TooLargeException e) {
      throw new FailedException(url + ": " + e.getMessage(), e);
    }
    if (found.isEmpty()) {
      throw new FailedException(
          "There is no object " + object + " that you may read; --collection says where to share.");
    }
    return found.getLast();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
