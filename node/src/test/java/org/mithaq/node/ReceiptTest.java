package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.crash.DemoClient;
import org.mithaq.node.crash.Envelopes;
import org.mithaq.node.crash.Notes;
import org.mithaq.node.vault.Receipt;
import org.mithaq.tlog.BadProofException;
import org.mithaq.tlog.Hash;
import org.mithaq.tlog.JdkKeys;
import org.mithaq.tlog.LogProof;
import org.mithaq.tlog.Merkle;
import org.mithaq.tlog.Policy;
import org.mithaq.tlog.VerifierKey;

/** Receipts (DESIGN §3), from the acknowledgement to their check on a machine without a network. */
class ReceiptTest {

  @TempDir private Path folder;

  @Test
  void aReceiptIsPromisedUntilItsCheckpointIsThereAndThenProvesTheObjectForEver() throws Exception {
    Path data = folder.resolve("data");
    DataDirectory.create(data, LocalNode.ORIGIN);
    AtomicReference<TroubledStorage> storage = new AtomicReference<>();
    byte[] object = new Notes(1).version(new Notes(2).id(), 1, 200);
    byte[] keys;
    byte[] receipt;
    try (LocalNode node =
        LocalNode.start(
            data,
            InstantSource.system(),
            files -> {
              storage.set(new TroubledStorage(files));
              return storage.get();
            })) {
      storage.get().breakWrites(name -> name.startsWith("log/checkpoint"));
      DemoClient client = node.client;
      assertThat(client.post("cert-xa", DemoClient.EXERCISE, Envelopes.of(object)).statusCode())
          .isEqualTo(202);
      HttpResponse<byte[]> early = client.get("cert-xa", "/log/receipt/0");
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(early.headers().firstValueAsLong("Retry-After")).hasValue(1);
      assertThat(client.get("acme", "/log/receipt/0").statusCode()).isEqualTo(404);

      storage.get().heal();
      receipt = Polling.until200(() -> client.get("cert-xa", "/log/receipt/0"));
      keys = client.get(DemoClient.ANYONE, "/log/key").body();
      for (String stranger : List.of("acme", "ngo", "admin", DemoClient.ANYONE)) {
        HttpResponse<byte[]> refused = client.get(stranger, "/log/receipt/0");
        HttpResponse<byte[]> missing = client.get(stranger, "/log/receipt/1");
        assertThat(refused.statusCode()).as(stranger).isEqualTo(404);
        assertThat(refused.body()).as(stranger).isEqualTo(missing.body());
      }
    }

    Policy policy = policy(keys);
    LogProof proof = LogProof.parse(receipt);
    assertThat(proof.verify(leaf(proof, object), policy, JdkKeys::verifier)).hasSize(2);

    byte[] tampered = object.clone();
    tampered[tampered.length / 2] ^= 1;
    assertThatThrownBy(() -> proof.verify(leaf(proof, tampered), policy, JdkKeys::verifier))
        .isInstanceOf(BadProofException.class);
  }

  private static Hash leaf(LogProof proof, byte[] object) {
    Receipt.Extra extra = Receipt.Extra.decode(proof.extra().orElseThrow());
    return new Merkle().leafHash(extra.leaf(object));
  }

  private static Policy policy(byte[] keys) throws Exception {
    List<Policy.Log> logs = new java.util.ArrayList<>();
    for (String line : new String(keys, java.nio.charset.StandardCharsets.UTF_8).lines().toList()) {
      logs.add(new Policy.Log(VerifierKey.parse(line), Optional.empty()));
    }
    return new Policy(logs, List.of(), List.of(), Optional.empty());
  }
}
