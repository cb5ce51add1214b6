package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.cli.exercise.Cast;
import org.mithaq.cli.exercise.Rehearsal;
import org.mithaq.cli.register.Sample;
import org.mithaq.node.DataDirectory;
import org.mithaq.node.Desk;
import org.mithaq.node.Node;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Endpoint;
import org.mithaq.tlog.Origin;

/**
 * A demonstration node: a sample accord and fictional parties. On loopback every account's secret
 * is {@code demo}; where it may be reached from elsewhere the secrets are drawn.
 */
final class Demo {
  private static final String DEPOSITARY = "depositary";

  static final List<String> ACCOUNTS =
      List.of("cert-xa", "cert-xb", "cert-xc", "acme", "ngo", DEPOSITARY, "admin");

  private static final String KNOWN_SECRET = "demo";

  private Demo() {}

  static Map<String, String> knownSecrets() {
    Map<String, String> secrets = new LinkedHashMap<>();
    ACCOUNTS.forEach(account -> secrets.put(account, KNOWN_SECRET));
    return secrets;
  }

  static Map<String, String> drawnSecrets() {
    SecureRandom random = new SecureRandom();
    Map<String, String> secrets = new LinkedHashMap<>();
    ACCOUNTS.forEach(account -> secrets.put(account, SecretDigest.drawSecret(random)));
    return secrets;
  }

  /** A demo that runs. */
  record Running(Node node, Desk desk, String origin) {}

  /** Starts it; makes the data directory, with an origin of its own, where there is none. */
  static Node start(Path data, Endpoint listen, Map<String, String> secrets) throws IOException {
    return run(data, listen, secrets).node();
  }

  /** Starts it, with its desk to play at. */
  static Running run(Path data, Endpoint listen, Map<String, String> secrets) throws IOException {
    Optional<Origin> origin = DataDirectory.originOf(data);
    if (origin.isEmpty()) {
      byte[] name = new byte[6];
      new SecureRandom().nextBytes(name);
      origin = Optional.of(new Origin("demo-" + HexFormat.of().formatHex(name) + ".invalid/log"));
      DataDirectory.create(data, origin.get());
    }
    Config config =
        Config.demo(
            origin.get().value(), data, listen, Optional.of(new Endpoint("127.0.0.1", 0)), secrets);
    List<Desk> desks = new ArrayList<>(1);
    Node node =
        Node.start(
            config,
            desk -> {
              desks.add(desk);
              if (desk.acts() == 0) {
                enter(config, desk);
              }
            });
    return new Running(node, desks.getFirst(), config.origin());
  }

  /** The sample accord is public record; the parties that have accounts are invented. */
  private static void enter(Config config, Desk desk) throws IOException {
    String depositary =
        config.parties().stream()
            .filter(party -> party.slug().equals(DEPOSITARY))
            .map(Party::id)
            .findFirst()
            .orElseThrow();
    desk.submit(depositary, "public", Sample.objects(depositary));
    Cast cast = new Cast(config.origin());
    for (Map.Entry<String, List<byte[]>> each : cast.objects().entrySet()) {
      desk.submit(each.getKey(), "public", each.getValue());
    }
    Rehearsal.finished(desk, cast, InstantSource.system());
  }
}
