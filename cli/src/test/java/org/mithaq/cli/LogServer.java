package org.mithaq.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.Headers;
import org.mithaq.node.vault.Receipt;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.tlog.AuthenticatedTiles;
import org.mithaq.tlog.Checkpoint;
import org.mithaq.tlog.JdkKeys;
import org.mithaq.tlog.KeyName;
import org.mithaq.tlog.LogProof;
import org.mithaq.tlog.NoteSigner;
import org.mithaq.tlog.Origin;
import org.mithaq.tlog.SignatureType;
import org.mithaq.tlog.SignedCheckpoint;
import org.mithaq.tlog.Tile;
import org.mithaq.tlog.TileNotFoundException;
import org.mithaq.tlog.TreeBuilder;

/** A log with both of a node's signatures, served as static files; it can lie. */
final class LogServer implements AutoCloseable {
  static final Origin ORIGIN = new Origin("log.example/log");
  private static final long NOVEMBER = 1_795_442_000L;

  final NoteSigner ed25519;
  final NoteSigner mlDsa;
  final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final HttpServer server;
  private TreeBuilder builder = TreeBuilder.empty();
  private SignedCheckpoint checkpoint;

  LogServer() {
    ed25519 = JdkKeys.signer(new KeyName("log.example/log"), SignatureType.ED25519, seed(1));
    mlDsa =
        JdkKeys.signer(
            new KeyName("log.example/log"), SignatureType.ML_DSA_44_COSIGNATURE, seed(2));
    files.put("/log/key", keys().getBytes(StandardCharsets.UTF_8));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
    checkpoint = publish();
  }

  private static byte[] seed(int value) {
    byte[] seed = new byte[JdkKeys.SEED_BYTES];
    seed[0] = (byte) value;
    return seed;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/log/";
  }

  String keys() {
    return ed25519.key().encode() + "\n" + mlDsa.key().encode() + "\n";
  }

  void append(byte[] leaf) {
    try {
      builder.appendLeaf(leaf, (tile, bytes) -> files.put("/log/" + tile.path(), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void append(String prefix, int count) {
    for (int i = 0; i < count; i++) {
      append((prefix + i).getBytes(StandardCharsets.UTF_8));
    }
  }

  SignedCheckpoint publish() {
    return publish(List.of(ed25519, mlDsa));
  }

  SignedCheckpoint publish(List<NoteSigner> signers) {
    try {
      builder.flush((tile, bytes) -> files.put("/log/" + tile.path(), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    checkpoint =
        SignedCheckpoint.sign(
            new Checkpoint(ORIGIN, builder.size(), builder.root()), NOVEMBER, signers);
    files.put("/log/checkpoint", checkpoint.encode());
    return checkpoint;
  }

  /** Forgets everything, as a liar would who shows another history. */
  void beginAnew() {
    files.keySet().removeIf(path -> path.contains("/tile/"));
    builder = TreeBuilder.empty();
  }

  /** Shares an object; its number is the tree's size before. */
  Receipt.Extra share(byte[] object) {
    return act(ActKind.SHARE, object);
  }

  Receipt.Extra act(ActKind kind, byte[] object) {
    ShownHeader shown =
        new ShownHeader(
            kind,
            Optional.of(UUID.fromString("0b2d7a52-8d2c-4d2e-9a64-0f2f4f1d7a11")),
            "campaign",
            "campaign--1",
            Optional.of("2026-11-23T14:00:00Z"),
            "identity--xa",
            true,
            Optional.empty());
    byte[] salt = new byte[32];
    salt[5] = 7;
    Receipt.Extra extra =
        new Receipt.Extra(NOVEMBER * 1_000_000 + 123_456, salt, new byte[32], Headers.write(shown));
    append(extra.leaf(object));
    return extra;
  }

  byte[] receipt(long index, Receipt.Extra extra) {
    return proof(index, Optional.of(extra.encode()));
  }

  byte[] proof(long index, Optional<byte[]> extra) {
    try {
      Checkpoint tree = checkpoint.checkpoint();
      var inclusion =
          AuthenticatedTiles.open(this::tile, tree.size(), tree.root()).inclusion(index);
      return extra
          .map(bytes -> LogProof.of(bytes, inclusion, checkpoint))
          .orElseGet(() -> LogProof.of(inclusion, checkpoint))
          .encode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] tile(Tile tile) throws IOException {
    byte[] bytes = files.get("/log/" + tile.path());
    if (bytes == null) {
      throw new TileNotFoundException(tile);
    }
    return bytes;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] bytes = files.get(exchange.getRequestURI().getPath());
      exchange.sendResponseHeaders(bytes == null ? 404 : 200, bytes == null ? -1 : bytes.length);
      if (bytes != null) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
