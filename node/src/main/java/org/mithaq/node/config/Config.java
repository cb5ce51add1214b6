package org.mithaq.node.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mithaq.node.access.Account;
import org.mithaq.node.access.Circle;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;

/**
 * All that a node is told before it starts.
 *
 * @param name shown to people and as TAXII's title
 * @param origin the log's name, {@code host/log}: permanent (C2SP signed-note, tlog-checkpoint)
 * @param data the data directory
 * @param demo whether this is the demonstration: on loopback, requests that name another host are
 *     refused, so that no web page reaches it through a name of its own
 * @param operator where only the operator gets at {@code /metrics}, and at {@code /healthz} in
 *     cleartext; empty: nowhere
 */
public record Config(
    String name,
    String origin,
    Path data,
    Endpoint listen,
    Optional<Tls> tls,
    boolean demo,
    Optional<Endpoint> operator,
    AccordSettings accord,
    List<Party> parties,
    List<Circle> circles,
    List<CollectionSettings> collections,
    List<Account> accounts,
    Limits limits,
    Notices notices) {

  private static final Pattern ORIGIN =
      Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)+");

  public Config {
    checkOrigin(origin);
    parties = List.copyOf(parties);
    circles = List.copyOf(circles);
    collections = List.copyOf(collections);
    accounts = List.copyOf(accounts);
  }

  /** The same with other notices. */
  public Config with(Notices others) {
    return new Config(
        name,
        origin,
        data,
        listen,
        tls,
        demo,
        operator,
        accord,
        parties,
        circles,
        collections,
        accounts,
        limits,
        others);
  }

  /** A log's name has no scheme: it is a name, not an address. */
  static String checkOrigin(String origin) {
    if (!ORIGIN.matcher(origin).matches()) {
      throw new IllegalArgumentException(
          "an origin is a host in small letters and a path, like node.example.org/log, without"
              + " scheme and spaces; not "
              + origin);
    }
    return origin;
  }

  /**
   * Reads {@code mithaq.yaml}. Paths in it are relative to its own directory.
   *
   * @throws ConfigException naming file and line, and what to write instead
   */
  public static Config read(Path file) throws ConfigException {
    return ConfigReader.read(file);
  }

  /**
   * The demo (DESIGN §6).
   *
   * @param secrets of the accounts, by name; {@code demo} for those not in it
   */
  public static Config demo(
      String origin,
      Path data,
      Endpoint listen,
      Optional<Endpoint> operator,
      Map<String, String> secrets) {
    return DemoConfig.make(origin, data, listen, operator, secrets);
  }
}
