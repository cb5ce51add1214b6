package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.log.ReceiptCheck;
import org.mithaq.cli.log.StatementCheck;
import org.mithaq.cli.log.Trust;
import org.mithaq.tlog.LogProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a receipt offline. */
@Command(
    name = "verify",
    description =
        "Verify a receipt: that the log signed a tree in which this very object lies. Works offline"
            + " and with the proofs (C2SP tlog-proof) of any log.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Without OBJECT only the signatures are verified. A receipt given by its URL is fetched, and"
          + " without --key or --policy the keys come from the same server, which proves less."
    })
@SuppressWarnings("NullAway.Init")
final class VerifyCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  /** Of an exported statement; a receipt is much shorter. */
  private static final int MOST_BYTES = 64 << 20;

  private final Io io;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RECEIPT", description = "A file, a URL, or -.")
  private String receipt;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OBJECT",
      description = "The file that holds the object's bytes, or -.")
  private Optional<String> object;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private Keys keys;
  @Mixin private Server server;

  VerifyCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    if (receipt.equals(STANDARD_INPUT) && object.equals(Optional.of(STANDARD_INPUT))) {
      throw new ParameterException(spec.commandLine(), "Only one of the two can be -.");
    }
    boolean remote = Trust.isUrl(receipt);
    byte[] bytes;
    Trust trust;
    boolean samePlace = false;
    if (remote || keys.keys.stream().anyMatch(Trust::isUrl)) {
      URI home = URI.create(remote ? receipt : keys.keys.getFirst());
      try (Http http = server.http(io, home, io::note)) {
        bytes = remote ? fetch(http, home) : read(receipt, LogProof.MAX_BYTES);
        Optional<Trust> given = keys.trust(Trust.Fetch.by(http));
        samePlace = given.isEmpty();
        trust = given.isPresent() ? given.get() : ownKeys(http, home);
      }
    } else {
      bytes = read(receipt, MOST_BYTES);
      trust = localTrust();
    }
    if (StatementCheck.isOne(bytes)) {
      new StatementReport(io, json).print(StatementCheck.run(bytes, trust), trust);
      return Mithaq.DONE;
    }
    Optional<byte[]> content =
        object.isPresent()
            ? Optional.of(read(object.get(), Integer.MAX_VALUE - 8))
            : Optional.empty();
    ReceiptCheck.Result result = ReceiptCheck.run(bytes, content, trust);
    if (json) {
      printJson(result, trust, samePlace);
    } else {
      print(result, trust, samePlace);
    }
    return result.outcome() == ReceiptCheck.Outcome.FAILED ? Mithaq.FAILED : Mithaq.DONE;
  }

  /** Everything is at hand: no client is made, and nothing leaves this machine. */
  private Trust localTrust() throws IOException, FailedException, InterruptedException {
    if (keys.keys.isEmpty() && keys.policy.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Whose signature should count? Give --key or --policy, best from another source than the"
              + " receipt.");
    }
    Trust.Fetch nothing =
        url -> {
          throw new FailedException(url + " is not fetched here.");
        };
    return keys.trust(nothing).orElseThrow();
  }

  private static byte[] fetch(Http http, URI url)
      throws IOException, FailedException, InterruptedException {
    Answer answer = http.get(url, "text/plain, */*;q=0.1", LogProof.MAX_BYTES);
    return switch (answer.status()) {
      case 200 -> answer.body().copy();
      case 401, 403, 404 ->
          throw new FailedException(
              "%s answered %d: there is no such receipt, or you may not read it (--user)."
                  .formatted(url, answer.status()));
      default -> throw new FailedException(url + " answered " + answer.status() + ".");
    };
  }

  private static Trust ownKeys(Http http, URI url) throws FailedException, InterruptedException {
    String text = url.toString();
    int at = text.indexOf("/log/");
    if (at < 0) {
      throw new FailedException("The URL does not tell where the log's keys are: give --key.");
    }
    URI prefix = URI.create(text.substring(0, at + "/log/".length()));
    String own = Trust.Fetch.by(http).text(prefix.resolve("key"));
    return Trust.keys(own, prefix + "key");
  }

  private byte[] read(String name, int longest) throws IOException, FailedException {
    try (InputStream in =
        name.equals(STANDARD_INPUT) ? io.in() : Files.newInputStream(Path.of(name))) {
      byte[] bytes = in.readNBytes(longest);
      if (bytes.length == longest) {
        throw new FailedException(name + " is longer than anything of its kind.");
      }
      return bytes;
    }
  }

  private void print(ReceiptCheck.Result result, Trust trust, boolean samePlace) {
    for (ReceiptCheck.Step step : result.steps()) {
      io.out()
          .println(
              "%s %-10s %s"
                  .formatted(step.holds() ? "ok    " : "FAILED", step.name(), step.says()));
    }
    switch (result.outcome()) {
      case VERIFIED -> io.out().println("Verified with the keys of " + trust.source() + ".");
      case WITHOUT_OBJECT ->
          io.out()
              .println(
                  "Signed by the keys of %s. That the object is in the log was not verified: give OBJECT."
                      .formatted(trust.source()));
      case FAILED -> io.out().println("Not verified.");
    }
    if (samePlace) {
      io.note(
          "The keys come from the same server as the receipt: it proves that the two agree, not that"
              + " others see the same log. Give --key or --policy from elsewhere.");
    }
  }

  private void printJson(ReceiptCheck.Result result, Trust trust, boolean samePlace)
      throws IOException {
    try (JsonGenerator generator = Output.json(io.out())) {
      generator.writeStartObject();
      generator.writeStringField(
          "outcome", result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      generator.writeStringField("keys", trust.source());
      generator.writeBooleanField("keys_from_receipts_server", samePlace);
      generator.writeArrayFieldStart("steps");
      for (ReceiptCheck.Step step : result.steps()) {
        generator.writeStartObject();
        generator.writeStringField("name", step.name());
        generator.writeBooleanField("holds", step.holds());
        generator.writeStringField("says", step.says());
        generator.writeEndObject();
      }
      generator.writeEndArray();
      generator.writeEndObject();
    }
    io.out().println();
  }
}
