package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.Receipt;

/** What «mithaq verify» promises. */
final class VerifyTest {
  private static final byte[] OBJECT =
      "{\"type\":\"campaign\",\"id\":\"campaign--1\"}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private LogServer log;
  private Run run;
  private Path keys;
  private Path object;
  private Path receipt;
  private byte[] receiptBytes;

  @BeforeEach
  void start() throws IOException {
    log = new LogServer();
    run = new Run(folder);
    log.append("before", 300);
    Receipt.Extra extra = log.share(OBJECT);
    log.append("after", 77);
    log.publish();
    receiptBytes = log.receipt(300, extra);
    keys = Files.writeString(folder.resolve("keys"), log.keys());
    object = Files.write(folder.resolve("object.json"), OBJECT);
    receipt = Files.write(folder.resolve("receipt"), receiptBytes);
  }

  @AfterEach
  void stop() {
    log.close();
  }

  @Test
  void verifiesOfflineAndPrintsEachStep() {
    log.close();

    assertThat(run.mithaq("verify", receipt, object, "--key", keys)).isZero();
    assertThat(run.out.lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("ok     receipt    leaf 300 of log.example/log"),
            line -> assertThat(line).startsWith("ok     signature  Ed25519 by log.example/log+"),
            line -> assertThat(line).startsWith("ok     signature  ML-DSA-44 by log.example/log+"),
            line -> assertThat(line).startsWith("ok     object     38 bytes, SHA-256 "),
            line ->
                assertThat(line)
                    .isEqualTo("ok     inclusion  leaf 300 is in the signed tree of 378 leaves"),
            line ->
                assertThat(line)
                    .contains("share of campaign--1 2026-11-23T14:00:00Z by identity--xa")
                    .contains("(an exercise)"),
            line -> assertThat(line).startsWith("Verified with the keys of "));
    assertThat(run.err).isEmpty();
  }

  @Test
  void namesTheObjectWhenAnyOneOfItsBytesWasChanged() throws IOException {
    for (int i = 0; i < OBJECT.length; i++) {
      byte[] changed = OBJECT.clone();
      changed[i] ^= 1;
      Files.write(object, changed);

      assertThat(run.mithaq("verify", receipt, object, "--key", keys)).isEqualTo(1);
      assertThat(run.out).contains("FAILED object     These 38 bytes").contains("by one byte");
      assertThat(run.out).doesNotContain("campaign--1").endsWith("Not verified.\n");
    }
  }

  @Test
  void noticesAnyChangedByteOfTheReceipt() throws IOException {
    Random random = new Random(20261123);
    for (int i = 0; i < 60; i++) {
      byte[] changed = receiptBytes.clone();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(7));
      Files.write(receipt, changed);

      assertThat(run.mithaq("verify", receipt, object, "--key", keys))
          .as("byte %d of the receipt", at)
          .isEqualTo(1);
      assertThat(run.out).contains("FAILED");
      assertThat(run.err).isEmpty();
    }
  }

  @Test
  void takesALineCutFromJsonLines() throws IOException {
    Files.write(object, (new String(OBJECT, StandardCharsets.UTF_8) + "\r\n").getBytes());

    assertThat(run.mithaq("verify", receipt, object, "--key", keys)).isZero();
    assertThat(run.out).contains("38 bytes").contains("without the line break at the end");
  }

  @Test
  void demandsEveryAlgorithmThatTheKeysList() throws IOException {
    log.publish(List.of(log.ed25519));
    byte[] weak = log.proof(0, Optional.empty());
    Files.write(receipt, weak);
    Path entry = Files.writeString(folder.resolve("entry"), "before0");

    assertThat(run.mithaq("verify", receipt, entry, "--key", keys)).isEqualTo(1);
    assertThat(run.out).contains("FAILED signature").contains("ML-DSA-44");
    assertThat(run.mithaq("verify", receipt, entry, "--key", log.ed25519.key().encode())).isZero();
  }

  @Test
  void takesAPolicyAndRefusesKeysOfAnotherLog() throws IOException {
    Path policy =
        Files.writeString(
            folder.resolve("policy"),
            "log "
                + log.ed25519.key().encode()
                + "\nlog "
                + log.mlDsa.key().encode()
                + "\nquorum none\n");
    assertThat(run.mithaq("verify", receipt, object, "--policy", policy)).isZero();

    Files.writeString(policy, "quorum none\n");
    assertThat(run.mithaq("verify", receipt, object, "--policy", policy)).isEqualTo(1);
    assertThat(run.out).contains("lists no log with the origin log.example/log");
    Files.writeString(policy, "nonsense\n");
    assertThat(run.mithaq("verify", receipt, object, "--policy", policy)).isEqualTo(1);
    assertThat(run.err).contains("policy: ").contains("line 1");
  }

  @Test
  void asksForKeysWhenThereAreNone() {
    assertThat(run.mithaq("verify", receipt, object)).isEqualTo(2);
    assertThat(run.err).contains("Give --key or --policy");
  }

  @Test
  void withoutTheObjectSaysThatOnlySignaturesHold() {
    assertThat(run.mithaq("verify", receipt, "--key", keys)).isZero();
    assertThat(run.out)
        .contains("was not verified: give OBJECT")
        .doesNotContain("ok     inclusion");
    assertThat(run.mithaq("verify", receipt, "--key", keys, "--json")).isZero();
    assertThat(run.out).contains("\"outcome\" : \"without-object\"");
  }

  @Test
  void verifiesAnActThatHasNoObject() throws IOException {
    Receipt.Extra extra = log.act(ActKind.REMOVE, new byte[0]);
    log.publish();
    Files.write(receipt, log.receipt(378, extra));

    assertThat(run.mithaq("verify", receipt, "--key", keys)).isZero();
    assertThat(run.out).contains("ok     inclusion").contains("remove of campaign--1");
  }

  @Test
  void fetchesAReceiptAndSaysThatKeysFromTheSamePlaceProveLess() {
    log.files.put("/log/receipt/300", receiptBytes);

    assertThat(run.mithaq("verify", log.url() + "receipt/300", object)).isZero();
    assertThat(run.err).contains("same server as the receipt");
    assertThat(run.mithaq("verify", log.url() + "receipt/300", object, "--key", keys)).isZero();
    assertThat(run.err).isEmpty();
    assertThat(run.mithaq("verify", log.url() + "receipt/301", object)).isEqualTo(1);
    assertThat(run.err).contains("no such receipt");
    assertThat(run.mithaq("verify", receipt, object, "--key", log.url() + "key")).isZero();
  }

  @Test
  void readsFromStandardInput() {
    run.in = new ByteArrayInputStream(receiptBytes);
    assertThat(run.mithaq("verify", "-", object, "--key", keys)).isZero();
    run.in = new ByteArrayInputStream(OBJECT);
    assertThat(run.mithaq("verify", receipt, "-", "--key", keys)).isZero();
    assertThat(run.mithaq("verify", "-", "-", "--key", keys)).isEqualTo(2);
  }
}
