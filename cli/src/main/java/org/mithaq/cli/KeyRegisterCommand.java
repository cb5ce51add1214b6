package org.mithaq.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.signing.IdentityVersion;
import org.mithaq.cli.signing.KeyFile;
import org.mithaq.cli.signing.NodeFacts;
import org.mithaq.cli.signing.Signer;
import org.mithaq.cli.taxii.Collection;
import org.mithaq.cli.taxii.Push;
import org.mithaq.cli.taxii.Taxii;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Enters a new version of a party's identity, with other keys. */
@Command(
    name = "register",
    description =
        "Register keys of your party, or revoke some: a new version of its identity, sent by the"
            + " party itself. From its act on signatures are judged by the keys that it names.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class KeyRegisterCommand implements Callable<Integer> {
  private static final int BYTES = 1 << 20;

  private final Io io;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Keys to add: their public part, or a certificate, in PEM.")
  private List<Path> files = List.of();

  @Option(
      names = "--revoke",
      paramLabel = "ID",
      description = "A key to take out, by its id; may be repeated.")
  private List<String> revoked = List.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Sign the new version with a key that the party has.")
  private Optional<Path> current;

  @Mixin private NodeUrl at = new NodeUrl();

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      defaultValue = "public",
      description = "Where its register is kept (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--party",
      paramLabel = "ID",
      description = "Id or slug of your party; by default the user's name is taken for its slug.")
  private Optional<String> party;

  @Option(
      names = "--accord",
      paramLabel = "ID",
      defaultValue = "paris-call",
      description = "Id or slug of the accord that --key signs under (default: ${DEFAULT-VALUE}).")
  private String accord;

  @Option(names = "--json", description = "Print the result as a line of JSON.")
  private boolean json;

  @Mixin private Server server;

  KeyRegisterCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, FailedException, InterruptedException {
    List<IdentityVersion.Added> added = new ArrayList<>();
    for (Path file : files) {
      KeyFile key = KeyFile.read(file);
      added.add(new IdentityVersion.Added(key.publicKey(), key.certificate()));
    }
    try (Http http = server.http(io, at.url, io::note)) {
      NodeFacts node = new NodeFacts(http, at.url);
      String id = node.party(party.orElseGet(this::user));
      Collection collection = new Taxii(http).collection(at.url, name);
      Map<String, byte[]> found = new Standing(http, collection).objects(List.of(id));
      if (!found.containsKey(id)) {
        throw new FailedException("«%s» has no identity %s.".formatted(collection.name(), id));
      }
      Optional<byte[]> next =
          IdentityVersion.of(found.get(id)).with(added, Set.copyOf(revoked), Instant.now());
      if (next.isPresent()) {
        send(http, collection, next.get(), node, id);
      }
      print(id, IdentityVersion.of(next.orElse(found.get(id))).keys(), next.isPresent());
      return Mithaq.DONE;
    }
  }

  private String user() {
    String given = server.user.orElse(io.environment().getOrDefault("MITHAQ_USER", ""));
    String name = given.substring(0, Math.max(0, given.indexOf(':')));
    // The account of a party that joined is named after its identity.
    return name.startsWith("joined.") ? "identity--" + name.substring("joined.".length()) : name;
  }

  private void send(Http http, Collection collection, byte[] identity, NodeFacts node, String id)
      throws IOException, FailedException, InterruptedException {
    byte[] body = identity;
    if (current.isPresent()) {
      SignatureDraft.Place place = new SignatureDraft.Place(id, node.accord(accord), node.origin());
      Signer signer = new Signer(KeyFile.read(current.get()).signingKey(), place);
      signer.sign(identity, "the identity");
      body = signer.envelope();
    }
    List<String> refusals = new ArrayList<>();
    Push.Listener listener =
        new Push.Listener() {
          @Override
          public void refused(Push.Refused object) {
            refusals.add(object.reason());
          }

          @Override
          public void sent(long objects, long accepted, long refused) {
            // One envelope: what was refused says it all.
          }
        };
    new Push(http, io.pause(), collection, 2, BYTES, listener)
        .send(new ByteArrayInputStream(body), 0);
    if (!refusals.isEmpty()) {
      throw new FailedException("Refused, nothing was stored: " + String.join("; ", refusals));
    }
  }

  private void print(String id, Set<String> keys, boolean changed) throws IOException {
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("party", id);
            out.writeBooleanField("changed", changed);
            Output.strings(out, "keys", keys);
          });
      return;
    }
    keys.forEach(io.out()::println);
    io.note(
        changed
            ? "These are the keys of " + id + " now."
            : "Nothing changed: these were the keys of " + id + " before.");
  }
}
