package org.mithaq.node.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mithaq.accord.PartyCategory;
import org.mithaq.node.access.Account;
import org.mithaq.node.access.Circle;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.CollectionSettings.DefaultMarking;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.SecretDigest;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code mithaq.yaml}, top to bottom; what a line refers to stands above it. */
final class ConfigReader {

  private static final String ROLES =
      "roles of a party's account are "
          + Role.ofParty().stream().map(Role::word).collect(Collectors.joining(", "));

  private static final int LONGEST_FILE = 8 << 20;

  private final String file;
  private final Path directory;

  private ConfigReader(Path file) {
    this.file = file.toString();
    this.directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
  }

  static Config read(Path file) throws ConfigException {
    ConfigReader reader = new ConfigReader(file);
    Section top = new Section(reader.file, "the file", reader.compose(reader.content(file)));
    Config config = reader.config(top);
    top.finish();
    return config;
  }

  private String content(Path path) throws ConfigException {
    try {
      if (Files.size(path) > LONGEST_FILE) {
        throw new ConfigException(file, "larger than 8 MiB: this is no configuration");
      }
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file, "no such file; `mithaq init DIR` writes one");
    } catch (CharacterCodingException e) {
      throw new ConfigException(file, "not UTF-8: save it as UTF-8");
    } catch (IOException e) {
      throw new ConfigException(file, "can't be read: " + e.getMessage());
    }
  }

  private Node compose(String content) throws ConfigException {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(LONGEST_FILE).build();
    try {
      return new Compose(settings)
          .composeString(content)
          .orElseThrow(
              () -> new ConfigException(file, "empty; `mithaq init DIR` writes one to start from"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new ConfigException(
          file,
          line,
          "not YAML: " + e.getProblem() + "; indent with spaces, quote texts that hold : or #");
    } catch (YamlEngineException e) {
      throw new ConfigException(file, "not YAML: " + e.getMessage());
    }
  }

  private Config config(Section top) throws ConfigException {
    String name = top.text("name", "CERT Example");
    String origin = top.value("origin", "node.example.org/log", Config::checkOrigin);
    Path data = top.optional("data", directory::resolve).orElse(directory.resolve("data"));
    Optional<Tls> tls = tls(top);
    Endpoint listen = listen(top, tls.isPresent());
    Optional<Endpoint> operator = endpoint(top, "operator");
    List<Party> parties = parties(top);
    Set<String> slugs = parties.stream().map(Party::slug).collect(Collectors.toSet());
    AccordSettings accord = accord(top, slugs);
    List<Circle> circles = circles(top, slugs);
    List<CollectionSettings> collections =
        collections(top, circles.stream().map(Circle::slug).collect(Collectors.toSet()));
    List<Account> accounts = accounts(top, slugs);
    Limits limits = limits(top);
    Notices notices = new NoticesReader(directory).read(top);
    return new Config(
        name,
        origin,
        data,
        listen,
        tls,
        false,
        operator,
        accord,
        parties,
        circles,
        collections,
        accounts,
        limits,
        notices);
  }

  private static Optional<Endpoint> endpoint(Section top, String key) throws ConfigException {
    Optional<Section> section = top.section(key);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Section at = section.get();
    Endpoint endpoint = endpoint(at);
    at.finish();
    return Optional.of(endpoint);
  }

  private static Endpoint endpoint(Section at) throws ConfigException {
    String address = at.optional("address", Function.identity()).orElse("127.0.0.1");
    int port = at.value("port", "8080", text -> Words.number("port", text));
    return at.made(() -> new Endpoint(address, port));
  }

  /** Secrets and restricted objects cross no network in cleartext. */
  private static Endpoint listen(Section top, boolean tls) throws ConfigException {
    Optional<Section> section = top.section("listen");
    if (section.isEmpty()) {
      return new Endpoint("127.0.0.1", 8080);
    }
    Section at = section.get();
    Endpoint endpoint = endpoint(at);
    boolean elsewhere = at.flag("tls_elsewhere", false);
    if (!endpoint.loopback() && !tls && !elsewhere) {
      throw top.fail(
          "listen",
          "others reach "
              + endpoint.address()
              + ", where secrets would travel in cleartext: write «tls», or listen at 127.0.0.1, or"
              + " write tls_elsewhere: true where a proxy in front speaks TLS and nobody else"
              + " reaches this port");
    }
    at.finish();
    return endpoint;
  }

  private Optional<Tls> tls(Section top) throws ConfigException {
    Optional<Section> section = top.section("tls");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Section pair = section.get();
    Path certificate = pair.value("certificate", "certificate.pem", directory::resolve);
    Path key = pair.value("key", "key.pem", directory::resolve);
    pair.finish();
    return Optional.of(new Tls(certificate, key));
  }

  private static AccordSettings accord(Section top, Set<String> parties) throws ConfigException {
    Optional<Section> section = top.section("accord");
    if (section.isEmpty()) {
      throw top.fail(
          "accord", "the file needs «accord»: write accord: {slug: paris-call, title: Paris Call}");
    }
    Section accord = section.get();
    String slug = accord.text("slug", "paris-call");
    String title = accord.text("title", "Paris Call for Trust and Security in Cyberspace");
    Optional<String> depositary = accord.optional("depositary", Function.identity());
    if (depositary.isPresent() && !parties.contains(depositary.get())) {
      throw accord.fail(
          "depositary", "«" + depositary.get() + "» is none of the slugs under «parties»");
    }
    accord.finish();
    return accord.made(() -> new AccordSettings(slug, title, depositary));
  }

  private static List<Party> parties(Section top) throws ConfigException {
    List<Party> parties = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Section at : top.sections("parties", "a party")) {
      String slug = at.text("slug", "cert-xa");
      String id = at.text("id", "identity--<UUID of its STIX identity>");
      String name = at.text("name", "CERT of Xandria");
      PartyCategory category =
          at.value(
              "category",
              "state",
              word -> Words.oneOf(PartyCategory.values(), PartyCategory::word, word));
      Optional<String> country = at.optional("country", Function.identity());
      boolean supporter = at.flag("supporter", false);
      boolean exercise = at.flag("exercise", false);
      at.finish();
      unique(at, "slug", slug, taken);
      unique(at, "id", id, taken);
      parties.add(at.made(() -> new Party(id, slug, name, category, country, supporter, exercise)));
    }
    return parties;
  }

  private static List<Circle> circles(Section top, Set<String> parties) throws ConfigException {
    List<Circle> circles = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Section at : top.sections("circles", "a circle")) {
      String slug = at.text("slug", "exercise");
      String title = at.optional("title", Function.identity()).orElse(slug);
      Set<String> members = new HashSet<>();
      for (Section.Item member : at.items("members")) {
        if (!parties.contains(member.text())) {
          throw at.fail(
              member, "circle " + slug + " names " + unknown("party", member.text(), parties));
        }
        members.add(member.text());
      }
      at.finish();
      unique(at, "slug", slug, taken);
      circles.add(at.made(() -> new Circle(slug, title, members)));
    }
    return circles;
  }

  private static List<CollectionSettings> collections(Section top, Set<String> circles)
      throws ConfigException {
    List<CollectionSettings> collections = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Section at : top.sections("collections", "a collection")) {
      String alias = at.text("alias", "public");
      UUID id = at.value("id", UUID.randomUUID().toString(), Words::uuid);
      String title = at.optional("title", Function.identity()).orElse(alias);
      String description = at.optional("description", Function.identity()).orElse("");
      Optional<String> circle = at.optional("circle", Function.identity());
      DefaultMarking marking =
          at.value(
              "default_marking",
              "amber",
              word -> Words.oneOf(DefaultMarking.values(), DefaultMarking::word, word));
      boolean strict = at.flag("strict", true);
      boolean exercise = at.flag("exercise", false);
      at.finish();
      if (circle.isPresent() && !circles.contains(circle.get())) {
        throw at.fail(
            "circle", "collection " + alias + " names " + unknown("circle", circle.get(), circles));
      }
      unique(at, "alias", alias, taken);
      unique(at, "id", id.toString(), taken);
      collections.add(
          at.made(() ->
              new CollectionSettings(
                  id, alias, title, description, circle, marking, strict, exercise)));
    }
    if (collections.isEmpty()) {
      throw top.fail(
          "collections", "a node needs at least one collection; `mithaq init DIR` shows one");
    }
    return collections;
  }

  private static List<Account> accounts(Section top, Set<String> parties) throws ConfigException {
    List<Account> accounts = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Section at : top.sections("accounts", "an account")) {
      String name = at.text("name", "cert-xa-feed");
      Optional<String> party = at.optional("party", Function.identity());
      SecretDigest secret =
          at.value(
              "secret",
              "sha256:<64 hexadecimal digits>",
              text ->
                  SecretDigest.parse(text)
                      .orElseThrow(() ->
                          new IllegalArgumentException(
                              "a secret stands here as sha256: and the 64 hexadecimal digits"
                                  + " of its SHA-256, never as it is")));
      Set<Role> roles = roles(at, party.isPresent());
      at.finish();
      if (party.isPresent() && !parties.contains(party.get())) {
        throw at.fail(
            "party", "account " + name + " names " + unknown("party", party.get(), parties));
      }
      unique(at, "name", name, taken);
      unique(at, "secret", secret.written(), taken);
      accounts.add(at.made(() -> new Account(name, party, secret, roles)));
    }
    return accounts;
  }

  /** Who acts for a party may do all of its business, unless roles are named. */
  private static Set<Role> roles(Section at, boolean actsForParty) throws ConfigException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Section.Item item : at.items("roles")) {
      roles.add(
          Role.of(item.text())
              .filter(Role.ofParty()::contains)
              .orElseThrow(() -> at.fail(item, item.text() + " is no role; " + ROLES)));
    }
    if (roles.isEmpty() && actsForParty) {
      roles.addAll(Role.ofParty());
    }
    if (at.flag("operator", false)) {
      roles.add(Role.OPERATOR);
    }
    return roles;
  }

  private static Limits limits(Section top) throws ConfigException {
    Optional<Section> section = top.section("limits");
    if (section.isEmpty()) {
      return Limits.DEFAULTS;
    }
    Section at = section.get();
    Limits or = Limits.DEFAULTS;
    int content = at.optional("max_content_length", Sizes::parseInt).orElse(or.maxContentLength());
    int objects = count(at, "max_objects", or.maxObjects());
    long queue = at.optional("queue_bytes", Sizes::parse).orElse(or.queueBytes());
    int page = count(at, "page_limit", or.pageLimit());
    int pageBytes =
        at.optional("page_bytes", Sizes::parseInt).orElse(Math.max(or.pageBytes(), content));
    int hours = count(at, "status_hours", or.statusHours());
    int connections = count(at, "connections_per_address", or.addressConnections());
    int secrets = count(at, "wrong_secrets_per_minute", or.wrongSecrets());
    at.finish();
    return at.made(
        () -> new Limits(content, objects, queue, page, pageBytes, hours, connections, secrets));
  }

  private static int count(Section at, String key, int otherwise) throws ConfigException {
    return at.optional(key, text -> Words.number(key, text)).orElse(otherwise);
  }

  private static void unique(Section at, String key, String value, Set<String> taken)
      throws ConfigException {
    if (!taken.add(key + " " + value)) {
      throw at.fail(key, "another entry above has the same " + key + "; each has its own");
    }
  }

  private static String unknown(String what, String name, Set<String> known) {
    return "no "
        + what
        + ": "
        + name
        + "; known above are "
        + known.stream().sorted().collect(Collectors.joining(", "));
  }
}
