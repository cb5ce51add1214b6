package org.mithaq.node.config;

import java.util.UUID;
import org.mithaq.node.access.SecretDigest;

/**
 * The commented {@code mithaq.yaml} that a new node starts from: it can be served as it stands, and
 * shows every key. Lines that begin with {@code #:} are examples to take the mark off from.
 */
public final class ConfigTemplate {

  private ConfigTemplate() {}

  /**
   * The file's text.
   *
   * @param name shown to people
   * @param origin the log's name, {@code host/log}
   * @param collection id of the first collection, UUIDv4, drawn now
   * @param admin digest of the operator's secret, which was shown once
   * @throws IllegalArgumentException when the origin is none, with a sentence
   */
  public static String write(String name, String origin, UUID collection, SecretDigest admin) {
    return """
    # The configuration of a Mithaq node. Paths are relative to this file.
    # Lines that begin with #: are examples: take the mark off and write your own.

    # Shown to people.
    name: %s

    # The log's name: host/log, without scheme. Permanent: receipts name it for ever.
    origin: %s

    # Where the node keeps the ledger, its keys and all else.
    data: data

    # Where to listen. Port 0 takes any free one. Any other address than this machine's own needs
    # tls below, or tls_elsewhere: true where a proxy in front speaks TLS.
    listen:
      address: 127.0.0.1
      port: 8080

    # HTTPS: the certificate's chain and its key (PKCS #8, not encrypted), both PEM. When the files
    # are replaced, the node takes them up within seconds and drops no connection.
    #:tls:
    #:  certificate: certificate.pem
    #:  key: key.pem

    # For the operator alone, without TLS: /metrics, /healthz, /readyz. Keep it on loopback or behind a firewall.
    operator:
      address: 127.0.0.1
      port: 8081

    # The accord that the node runs under.
    accord:
      slug: paris-call
      title: Paris Call for Trust and Security in Cyberspace

    # Who takes part. id: the party's STIX identity; category: state, public-authority, company,
    # civil-society or academia; country: ISO 3166-1, two letters, where it has one;
    # supporter: whether it supports the accord; exercise: true for one invented for training.
    #:parties:
    #:- slug: cert-example
    #:  id: identity--6f3c1e0a-3f0e-4f39-9d52-3f6a4f6c1b7e
    #:  name: CERT Example
    #:  category: public-authority
    #:  country: XA
    #:  supporter: true
    #:  exercise: false

    # Named groups of parties, by their slugs.
    #:circles:
    #:- slug: neighbours
    #:  title: Neighbouring CERTs
    #:  members: [cert-example]

    # Where parties share. id: a UUID of version 4, drawn once; circle: who may write (without one,
    # every party); default_marking: what an object without a TLP marking is taken as (clear, green,
    # amber, amber+strict or red; amber ones need a circle); strict: whether what STIX 2.1 forbids
    # is refused, or admitted with findings beside it; exercise: true for training.
    collections:
    - alias: public
      id: %s
      title: Public
      description: What any party publishes for everyone
      default_marking: clear
      strict: true
      exercise: false
    #:- alias: neighbours
    #:  id: %s
    #:  title: Neighbours
    #:  circle: neighbours
    #:  default_marking: amber

    # Accounts of machines. secret: sha256: and the SHA-256 of a random token of 256 bits, made by
    #   openssl rand -hex 32 | tee token | tr -d '\\n' | sha256sum
    # Never a word that somebody could guess. operator: true may run the node.
    accounts:
    - name: admin
      secret: %s
      operator: true
    #:- name: cert-example-feed
    #:  party: cert-example
    #:  secret: %s

    # Where browsers reach the node, for links in what it sends; else https:// and the origin's host.
    #:site: https://node.example.org

    # Who takes the node's e-mail; without it none is sent. tls: starttls (the default, except on
    # this machine), implicit (from the first byte, port 465) or none. The password stands in a file
    # that others can't read, or in an environment variable (password_variable), never here.
    #:mail:
    #:  host: smtp.example.org
    #:  port: 587
    #:  from: mithaq@node.example.org
    #:  tls: starttls
    #:  user: mithaq
    #:  password_file: mail-password

    # How often each party's contact is asked whether it can be reached, and how long it has to
    # answer: by a message where it names an e-mail address (needs mail above), else by a request
    # where it names a web address. The result goes to the party and to the depositary alone.
    #:contacts:
    #:  check_every_days: 30
    #:  answer_within_hours: 24

    # Bounds of what is taken and given at once; these are the defaults. page_bytes is at least
    # max_content_length; status_hours is at least 24. An address is one IPv4 address or one IPv6
    # network of 64 bits; behind a proxy all clients have the proxy's, so raise
    # connections_per_address there. After too many wrong secrets the answer is a 429 for a minute.
    #:limits:
    %s\
    """
        .formatted(
            quoted(name),
            Config.checkOrigin(origin),
            collection,
            UUID.randomUUID(),
            admin.written(),
            SecretDigest.of("an example, not a secret").written(),
            limits(Limits.DEFAULTS));
  }

  private static String limits(Limits limits) {
    return """
    #:  max_content_length: %s
    #:  max_objects: %d
    #:  queue_bytes: %s
    #:  page_limit: %d
    #:  page_bytes: %s
    #:  status_hours: %d
    #:  connections_per_address: %d
    #:  wrong_secrets_per_minute: %d
    """
        .formatted(
            Sizes.written(limits.maxContentLength()),
            limits.maxObjects(),
            Sizes.written(limits.queueBytes()),
            limits.pageLimit(),
            Sizes.written(limits.pageBytes()),
            limits.statusHours(),
            limits.addressConnections(),
            limits.wrongSecrets());
  }

  /** In YAML's double quotes. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(point -> {
          if (point == '"' || point == '\\') {
            quoted.append('\\').appendCodePoint(point);
          } else if (Character.isISOControl(point)) {
            quoted.append(' ');
          } else {
            quoted.appendCodePoint(point);
          }
        });
    return quoted.append('"').toString();
  }
}
