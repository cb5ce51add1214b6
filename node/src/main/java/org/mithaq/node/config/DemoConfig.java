package org.mithaq.node.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mithaq.accord.PartyCategory;
import org.mithaq.node.access.Account;
import org.mithaq.node.access.Circle;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.CollectionSettings.DefaultMarking;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.SecretDigest;

/** The demo's values: invented parties under a real accord, everything of theirs an exercise. */
final class DemoConfig {

  private static final String CIRCLE = "exercise";

  private static final String DEPOSITARY = "depositary";

  /** Ends of the parties' fixed identities: a states, b companies, c civil society. */
  private static final List<Party> PARTIES =
      List.of(
          party("a1", "cert-xa", "CERT of Xandria", PartyCategory.STATE, Optional.of("XA"), true),
          party("a2", "cert-xb", "CERT of Xebec", PartyCategory.STATE, Optional.of("XB"), true),
          party("a3", "cert-xc", "CERT of Xcalia", PartyCategory.STATE, Optional.of("XC"), false),
          // Without accounts: they stand in exercises alone.
          party("a4", "cert-xd", "CERT of Xylonia", PartyCategory.STATE, Optional.of("XD"), false),
          party("a5", "cert-xe", "CERT of Xoria", PartyCategory.STATE, Optional.of("XE"), true),
          party("b1", "acme", "Acme Utilities", PartyCategory.COMPANY, Optional.empty(), true),
          party("c1", "ngo", "Open Hands", PartyCategory.CIVIL_SOCIETY, Optional.empty(), true),
          // Not invented: what it enters is public fact. The real accord's depositary is France.
          new Party(
              "identity--a0000000-0000-4000-8000-0000000000d1",
              DEPOSITARY,
              "Mithaq sample register",
              PartyCategory.CIVIL_SOCIETY,
              Optional.empty(),
              false,
              false));

  private static final List<CollectionSettings> COLLECTIONS =
      List.of(
          new CollectionSettings(
              UUID.fromString("79cf3ddd-f837-4f63-9894-a36567201170"),
              "public",
              "Public",
              "What any party publishes for everyone",
              Optional.empty(),
              DefaultMarking.CLEAR,
              true,
              false),
          new CollectionSettings(
              UUID.fromString("f4268ffa-7150-47d5-ae0c-eaf9a7b7625b"),
              "exercise",
              "Exercise",
              "What the exercise circle shares; invented for training",
              Optional.of(CIRCLE),
              DefaultMarking.AMBER,
              true,
              true),
          new CollectionSettings(
              UUID.fromString("f787b142-04ee-4c39-a434-4af9361c3380"),
              "feeds",
              "Feeds",
              "Feeds as they come, for the exercise circle; faults are kept as findings",
              Optional.of(CIRCLE),
              DefaultMarking.AMBER,
              false,
              false));

  private DemoConfig() {}

  private static Party party(
      String end,
      String slug,
      String name,
      PartyCategory category,
      Optional<String> country,
      boolean supporter) {
    return new Party(
        "identity--a0000000-0000-4000-8000-0000000000" + end,
        slug,
        name,
        category,
        country,
        supporter,
        true);
  }

  static Config make(
      String origin,
      Path data,
      Endpoint listen,
      Optional<Endpoint> operator,
      Map<String, String> secrets) {
    List<Account> accounts =
        List.of(
            account("cert-xa", true, secrets),
            account("cert-xb", true, secrets),
            account("cert-xc", true, secrets),
            account("acme", true, secrets),
            account("ngo", true, secrets),
            account(DEPOSITARY, true, secrets),
            account("admin", false, secrets));
    return new Config(
        "Mithaq demo",
        origin,
        data,
        listen,
        Optional.empty(),
        true,
        operator,
        new AccordSettings(
            "paris-call",
            "Paris Call for Trust and Security in Cyberspace",
            Optional.of(DEPOSITARY)),
        PARTIES,
        List.of(new Circle(CIRCLE, "Exercise", Set.of("cert-xa", "cert-xb", "cert-xc"))),
        COLLECTIONS,
        accounts,
        listen.address().equals("127.0.0.1") ? Limits.DEFAULTS.ofOneAddress() : Limits.DEFAULTS,
        Notices.DEFAULT);
  }

  private static Account account(String name, boolean actsForParty, Map<String, String> secrets) {
    return new Account(
        name,
        actsForParty ? Optional.of(name) : Optional.empty(),
        SecretDigest.of(secrets.getOrDefault(name, "demo")),
        actsForParty ? Role.ofParty() : Set.of(Role.OPERATOR));
  }
}
