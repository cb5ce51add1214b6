package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.RouteBook.Asking;
import org.mithaq.node.RouteBook.Gives;
import org.mithaq.node.RouteBook.Probe;
import org.mithaq.node.RouteBook.Row;
import org.mithaq.node.Secrets.Secret;

/**
 * Every route of a running node, found by itself and held against {@code routes.txt}: whatever is
 * asked there, no byte of a secret goes to whoever may not read it, and what is hidden answers as
 * what never was. That secrets do show to those who may read them is a part of the proof.
 */
class EveryRouteTest {

  private static final List<String> READERS =
      List.of(AccessNode.ANYONE, "acme", "ngo", "cert-xb", "depositary", "admin");

  /** Numbers of acts that there are not, with as many digits. */
  private static final long LAST = 99;

  private static final long NONE_BEHIND = 60;

  @TempDir private static Path folder;
  private static AccessNode node;
  private static final Map<Secret, Probe> SECRETS = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
    Secrets.enterOpen(node);
    List<Secret> secrets = new ArrayList<>(Secrets.ofCircle('a'));
    secrets.addAll(Secrets.ofSupporters('a'));
    for (Secret secret : secrets) {
      SECRETS.put(secret, new Probe(secret.type(), secret.uuid(), secret.word(), node.acts()));
      node.sent(secret.user(), secret.collection(), secret.object());
    }
    node.settle();
    assertThat(node.acts()).isBetween(10L, NONE_BEHIND);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void everyRouteStandsInTheTableWithItsAccess() {
    Map<String, Row> rows = RouteBook.rows();
    Set<String> found = new TreeSet<>();
    node.routes()
        .forEach(route -> {
          String name = RouteBook.name(route);
          found.add(name);
          assertThat(rows)
              .as("say in routes.txt what this gives to whom: " + name)
              .containsKey(name);
          assertThat(route.access()).as(name).isEqualTo(rows.get(name).access());
        });
    assertThat(new TreeSet<>(rows.keySet())).as("no row without a route").isEqualTo(found);
  }

  @Test
  void noByteOfASecretGoesToWhomItIsNotFor() throws Exception {
    Set<String> shown = new LinkedHashSet<>();
    Set<String> differing = new LinkedHashSet<>();
    for (Row row : RouteBook.rows().values()) {
      for (Asking asking : RouteBook.plain(row, node.acts())) {
        Answer first = ask(READERS.getFirst(), asking);
        for (String reader : READERS) {
          Answer answer = ask(reader, asking);
          for (Secret secret : SECRETS.keySet()) {
            if (says(answer, secret)) {
              assertThat(secret.readBy(reader))
                  .as("%s learns of %s by %s %s", reader, secret.id(), row.name(), asking.path())
                  .isTrue();
              shown.add(row.name());
            }
          }
          if (row.gives() == Gives.RIGHTS && !answer.all().equals(first.all())) {
            differing.add(row.name());
          }
          if (row.gives() == Gives.SAME && !asking.path().startsWith("/log/")) {
            assertThat(answer.all()).as(asking + " for " + reader).isEqualTo(first.all());
          }
        }
      }
      int turn = 0;
      for (Map.Entry<Secret, Probe> each : SECRETS.entrySet()) {
        if (asksAbout(row, each.getKey(), each.getValue(), turn++)) {
          shown.add(row.name());
        }
      }
    }
    // Where only figures show, a figure differs.
    shown.addAll(differing);
    Set<String> silent = new TreeSet<>();
    for (Row row : RouteBook.rows().values()) {
      if (row.gives() == Gives.RIGHTS) {
        silent.add(row.name());
      } else {
        assertThat(shown).as("gives no secrets").doesNotContain(row.name());
      }
    }
    silent.removeAll(shown);
    assertThat(silent).as("routes where nobody was shown a secret: they prove nothing").isEmpty();
  }

  /** Whether anyone who may read the secret is told of it. */
  private static boolean asksAbout(Row row, Secret secret, Probe probe, int turn) throws Exception {
    Probe nothing =
        new Probe(
            probe.type(),
            probe.uuid().replace("-4000-8000-", "-4000-9000-"),
            probe.word().replace("zorq", "zorx"),
            LAST - probe.number() % (LAST - NONE_BEHIND));
    List<Asking> askings = RouteBook.about(row, probe, turn);
    List<Asking> decoys = RouteBook.about(row, nothing, turn);
    boolean shown = false;
    for (int i = 0; i < askings.size(); i++) {
      for (String reader : READERS) {
        Answer answer = ask(reader, askings.get(i));
        String decoy =
            ask(reader, decoys.get(i))
                .all()
                .replace(nothing.uuid(), probe.uuid())
                .replace(nothing.word(), probe.word())
                .replace("act=" + nothing.number(), "act=" + probe.number());
        if (!secret.readBy(reader)) {
          assertThat(answer.all())
              .as("%s learns of %s by %s", reader, secret.id(), askings.get(i))
              .isEqualTo(decoy);
        } else {
          shown |= !answer.all().equals(decoy);
        }
        for (Secret other : SECRETS.keySet()) {
          if (!other.readBy(reader) && !other.equals(secret)) {
            assertThat(says(answer, other))
                .as("%s learns of %s by %s", reader, other.id(), askings.get(i))
                .isFalse();
          }
        }
      }
    }
    return shown;
  }

  private static boolean says(Answer answer, Secret secret) {
    String all = answer.headers() + answer.text();
    return all.contains(secret.word()) || all.contains(secret.uuid());
  }

  private static Answer ask(String reader, Asking asking) throws Exception {
    return node.ask(reader, asking.method(), asking.path(), asking.body());
  }
}
