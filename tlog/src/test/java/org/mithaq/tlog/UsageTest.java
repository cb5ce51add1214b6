package org.mithaq.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example in the package's documentation, line by line. */
class UsageTest {

  private static final String START = "// example";
  private static final String END = "// end";

  private static LogProof example(MapTiles tiles, byte[] seed, byte[] leaf, String policyFile)
      throws Exception {
    // example
    NoteSigner key = JdkKeys.signer(new KeyName("log.example"), SignatureType.ED25519, seed);
    TreeBuilder tree = TreeBuilder.empty();
    tree.appendLeaf(leaf, tiles);
    tree.flush(tiles);
    Origin origin = key.key().name().asOrigin();
    Checkpoint checkpoint = new Checkpoint(origin, tree.size(), tree.root());
    SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, 0, List.of(key));

    AuthenticatedTiles log = AuthenticatedTiles.open(tiles, tree.size(), tree.root());
    LogProof proof = LogProof.of(log.inclusion(0), signed);
    Policy policy = Policy.parse(policyFile.getBytes(UTF_8));
    proof.verify(new Merkle().leafHash(leaf), policy, JdkKeys::verifier);
    // end
    return proof;
  }

  @Test
  void the_documented_example_works() throws Exception {
    byte[] seed = new byte[JdkKeys.SEED_BYTES];
    String vkey =
        JdkKeys.signer(new KeyName("log.example"), SignatureType.ED25519, seed).key().encode();
    LogProof proof =
        example(new MapTiles(), seed, new byte[] {1}, "log " + vkey + "\nquorum none\n");
    assertThat(LogProof.parse(proof.encode())).isEqualTo(proof);
  }

  @Test
  void the_documentation_shows_what_is_compiled_here() throws Exception {
    String here = Files.readString(Path.of("src/test/java/org/mithaq/tlog/UsageTest.java"));
    String example = here.substring(here.indexOf("    " + START) + 15, here.indexOf("    " + END));
    String shown = Files.readString(Path.of("src/main/java/org/mithaq/tlog/package-info.java"));
    for (String line : example.strip().lines().filter(l -> !l.isBlank()).toList()) {
      assertThat(shown).contains(" * " + line.strip() + "\n");
    }
  }
}
