package org.mithaq.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.node.access.Account;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.CollectionSettings.DefaultMarking;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.SecretDigest;

class ConfigTest {

  private static final String SECRET = "sha256:" + "ab".repeat(32);

  private static final String WHOLE =
      """
      name: Node of the test
      origin: node.example.org/log
      data: store
      listen: {address: 0.0.0.0, port: 8443}
      tls: {certificate: chain.pem, key: /etc/mithaq/key.pem}
      operator: {port: 9000}
      accord: {slug: paris-call, title: Paris Call}
      parties:
      - {slug: cert-xa, id: identity--a0000000-0000-4000-8000-0000000000a1, name: CERT, category: state, country: XA, supporter: true, exercise: true}
      - {slug: ngo, id: identity--a0000000-0000-4000-8000-0000000000c1, name: NGO, category: civil-society}
      circles:
      - {slug: exercise, title: Exercise, members: [cert-xa]}
      collections:
      - {alias: public, id: 79cf3ddd-f837-4f63-9894-a36567201170, default_marking: clear}
      - {alias: feeds, id: f787b142-04ee-4c39-a434-4af9361c3380, circle: exercise, default_marking: amber+strict, strict: false, exercise: true}
      accounts:
      - {name: cert-xa, party: cert-xa, secret: "%s"}
      limits:
        max_content_length: 1 MiB
        page_limit: 50
      """
          .formatted(SECRET);

  @TempDir Path directory;

  private Config read(String yaml) throws IOException, ConfigException {
    return Config.read(Files.writeString(directory.resolve("mithaq.yaml"), yaml));
  }

  @Test
  void aWholeFileBecomesValues() throws Exception {
    Config config = read(WHOLE);

    assertThat(config.name()).isEqualTo("Node of the test");
    assertThat(config.data()).isEqualTo(directory.resolve("store"));
    assertThat(config.listen()).isEqualTo(new Endpoint("0.0.0.0", 8443));
    assertThat(config.operator()).contains(new Endpoint("127.0.0.1", 9000));
    assertThat(config.tls())
        .contains(new Tls(directory.resolve("chain.pem"), Path.of("/etc/mithaq/key.pem")));
    assertThat(config.parties()).extracting(Party::supporter).containsExactly(true, false);
    assertThat(config.circles().getFirst().members()).containsExactly("cert-xa");
    CollectionSettings feeds = config.collections().get(1);
    assertThat(feeds.title()).isEqualTo("feeds");
    assertThat(feeds.defaultMarking()).isEqualTo(DefaultMarking.AMBER_STRICT);
    assertThat(feeds.strict()).isFalse();
    assertThat(config.collections().getFirst().strict()).isTrue();
    assertThat(config.accounts())
        .containsExactly(
            new Account(
                "cert-xa",
                Optional.of("cert-xa"),
                SecretDigest.parse(SECRET).orElseThrow(),
                Role.ofParty()));
    assertThat(config.limits().maxContentLength()).isEqualTo(1 << 20);
    assertThat(config.limits().pageLimit()).isEqualTo(50);
    assertThat(config.limits().statusHours()).isEqualTo(48);
  }

  @Test
  void whatIsLeftOutHasTheDocumentedDefault() throws Exception {
    Config config =
        read(
            """
            name: n
            origin: n.example/log
            accord: {slug: a, title: A}
            collections:
            - {alias: public, id: 79cf3ddd-f837-4f63-9894-a36567201170, default_marking: green}
            """);

    assertThat(config.data()).isEqualTo(directory.resolve("data"));
    assertThat(config.listen()).isEqualTo(new Endpoint("127.0.0.1", 8080));
    assertThat(config.operator()).isEmpty();
    assertThat(config.tls()).isEmpty();
    assertThat(config.limits())
        .isEqualTo(new Limits(32 << 20, 100_000, 128L << 20, 10_000, 32 << 20, 48, 512, 10))
        .isEqualTo(Limits.DEFAULTS);
    assertThat(config.collections().getFirst().circle()).isEmpty();
    assertThat(config.collections().getFirst().strict()).isTrue();
    assertThat(config.collections().getFirst().exercise()).isFalse();
  }

  @Test
  void aProxyInFrontMaySpeakTls() throws Exception {
    String proxied =
        WHOLE
            .replace("tls: {certificate: chain.pem, key: /etc/mithaq/key.pem}", "")
            .replace("port: 8443", "port: 8443, tls_elsewhere: true");
    assertThat(read(proxied).tls()).isEmpty();
    assertThat(read(proxied).listen()).isEqualTo(new Endpoint("0.0.0.0", 8443));
  }

  @ParameterizedTest(name = "{0} -> {1}: line {2}, «{3}»")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name: Node of the test|nmae: x|1|the file needs «name»: write name: CERT Example",
        "data: store|dtaa: store|3|the file has no key «dtaa»; its keys are accord, accounts",
        "data: store|name: again|3|«name» stands twice in the file",
        "node.example.org/log|https://node.example.org/log|2|without scheme",
        "tls: {certificate: chain.pem, key: /etc/mithaq/key.pem}|``|4|secrets would travel in cleartext",
        "port: 8443|tls_elsewhere: maybe, port: 8443|4|«tls_elsewhere» is true or false",
        "port: 8443|port: 84430|4|a port is 0 to 65535, not 84430",
        "port: 8443|port: eight|4|«port» is a whole number, not eight",
        "port: 8443|prot: 8443|4|«listen» needs «port»: write port: 8080",
        "category: state|category: empire|9|«empire» is none of state, public-authority, company",
        "country: XA|country: xan|9|two capital letters",
        "supporter: true|supporter: yes|9|«supporter» is true or false, not yes",
        "identity--a0000000-0000-4000-8000-0000000000c1|malware--1|10|a party's id is identity--",
        "slug: ngo|slug: cert-xa|10|another entry above has the same slug",
        "members: [cert-xa]|members: [cert-xz]|12|no party: cert-xz; known above are cert-xa, ngo",
        "members: [cert-xa]|members: cert-xa|12|«members» is a list",
        "79cf3ddd-f837-4f63|79cf3ddd-f837-1f63|14|a UUID of version 4",
        "79cf3ddd-f837-4f63|79CF3DDD-f837-4f63|14|in lower case",
        "default_marking: clear|default_marking: amber|14|has no circle",
        "default_marking: clear|default_marking: white|14|is none of clear, green, amber",
        "circle: exercise|circle: nato|15|no circle: nato; known above are exercise",
        "party: cert-xa|party: cert-xb|17|no party: cert-xb",
        "party: cert-xa, |``|17|acts for nobody",
        "sha256:abab|sha256:xyab|17|never as it is",
        "1 MiB|1 MB|19|like 32 MiB; not 1 MB",
        "1 MiB|3 GiB|19|below 2 GiB",
        "page_limit: 50|page_limit: 0|19|page_limit is 1 to 100000, not 0",
        "page_limit: 50|page_bytes: 1 KiB|19|page_bytes is 1048576 to",
        "page_limit: 50|connections_per_address: 0|19|connections_per_address is 1 to",
        "page_limit: 50|wrong_secrets_per_minute: 0|19|wrong_secrets_per_minute is 1 to",
        "page_limit: 50|page_size: 50|20|«limits» has no key «page_size»",
        "accord: {slug: paris-call, title: Paris Call}|accord: paris-call|7|holds keys and values",
        "accord: {slug: paris-call, title: Paris Call}|accord: {slug: [a, b|8|not YAML",
      })
  void anErrorNamesTheLineAndWhatToWrite(String old, String mistake, int line, String says) {
    assertThat(WHOLE).contains(old);

    assertThatThrownBy(() -> read(WHOLE.replaceFirst(Pattern.quote(old), mistake)))
        .isInstanceOf(ConfigException.class)
        .message()
        .contains("mithaq.yaml:" + line + ": ", says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "- a\n- b\n", "&a [*a]", "? [a]\n: b\n", "\0"})
  void whatIsNoConfigurationIsASentence(String yaml) {
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class);
  }

  @Test
  void aMissingFileSaysHowToMakeOne() {
    assertThatThrownBy(() -> Config.read(directory.resolve("none.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mithaq init");
  }

  @Test
  void anAnchorThatHoldsItselfIsRefused() {
    assertThatThrownBy(() -> read("name: n\norigin: n.example/log\nparties: &a [*a]\n"))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void theWrittenFileReadsAsItsDefaultsAndItsExamplesAreValid() throws Exception {
    SecretDigest admin = SecretDigest.of("admin's");
    UUID collection = UUID.randomUUID();
    String yaml = ConfigTemplate.write("CERT \"É\" \\ x: #", "cert.example/log", collection, admin);

    Config config = read(yaml);
    assertThat(config.name()).isEqualTo("CERT \"É\" \\ x: #");
    assertThat(config.origin()).isEqualTo("cert.example/log");
    assertThat(config.collections()).extracting(CollectionSettings::id).containsExactly(collection);
    assertThat(config.accounts())
        .containsExactly(new Account("admin", Optional.empty(), admin, Set.of(Role.OPERATOR)));
    assertThat(config.limits()).isEqualTo(Limits.DEFAULTS);

    Config examples = read(yaml.replace("#:", ""));
    assertThat(examples.limits()).isEqualTo(Limits.DEFAULTS);
    assertThat(examples.tls()).isPresent();
    assertThat(examples.collections()).hasSize(2);
    assertThat(examples.accounts()).hasSize(2);
  }

  @Test
  void theDemoIsTheOneOfTheDesign() {
    Config demo =
        Config.demo(
            "demo-1.invalid/log",
            directory,
            new Endpoint("127.0.0.1", 8080),
            Optional.empty(),
            Map.of("ngo", "drawn"));

    assertThat(demo.accord().slug()).isEqualTo("paris-call");
    assertThat(demo.parties())
        .filteredOn(Party::exercise)
        .extracting(Party::slug)
        .containsExactly("cert-xa", "cert-xb", "cert-xc", "cert-xd", "cert-xe", "acme", "ngo");
    assertThat(demo.parties())
        .filteredOn(party -> !party.exercise())
        .extracting(Party::slug)
        .containsExactly(demo.accord().depositary().orElseThrow());
    assertThat(demo.parties())
        .filteredOn(party -> party.exercise() && !party.supporter())
        .extracting(Party::slug)
        .containsExactly("cert-xc", "cert-xd");
    assertThat(demo.circles().getFirst().members())
        .containsExactlyInAnyOrder("cert-xa", "cert-xb", "cert-xc");
    assertThat(demo.collections())
        .extracting(
            CollectionSettings::alias,
            c -> c.circle().orElse(""),
            c -> c.defaultMarking().word(),
            CollectionSettings::strict)
        .containsExactly(
            tuple("public", "", "clear", true),
            tuple("exercise", "exercise", "amber", true),
            tuple("feeds", "exercise", "amber", false));
    assertThat(demo.accounts())
        .filteredOn(account -> account.is(Role.OPERATOR))
        .extracting(Account::name)
        .containsExactly("admin");
    assertThat(demo.accounts())
        .filteredOn(account -> account.secret().equals(SecretDigest.of("demo")))
        .hasSize(6);
    assertThat(demo.accounts().get(4).secret()).isEqualTo(SecretDigest.of("drawn"));
  }
}
