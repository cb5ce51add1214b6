package org.mithaq.accord;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Identities with keys, and what these sign, by the JDK alone. */
final class TestKeys {

  private TestKeys() {}

  static Written withKeys(Written party, KeyPair... keys) {
    return party.extended(
        Extensions.IDENTITY,
        "keys",
        List.of(keys).stream()
            .map(key ->
                Map.of(
                    "algorithm",
                    "ed25519",
                    "public_key",
                    Base64.getEncoder().encodeToString(key.getPublic().getEncoded())))
            .toList());
  }

  static Written signature(Written over, String party, KeyPair key, String origin)
      throws GeneralSecurityException {
    return signature(over, party, key, origin, Desk.CALL);
  }

  static Written signature(Written over, String party, KeyPair key, String origin, String accord)
      throws GeneralSecurityException {
    byte[] digest = Digest.sha256(over.bytes());
    java.security.Signature signer = java.security.Signature.getInstance("Ed25519");
    signer.initSign(key.getPrivate());
    signer.update(SignedBytes.of(origin, accord, party, digest));
    return Written.of("signature", over.id() + party + origin)
        .with("object_ref", over.id())
        .with("object_digest", HexFormat.of().formatHex(digest))
        .with("party_ref", party)
        .with("accord_ref", accord)
        .with("origin", origin)
        .with("algorithm", "ed25519")
        .with("key_id", HexFormat.of().formatHex(Digest.sha256(key.getPublic().getEncoded())))
        .with("value", Base64.getEncoder().encodeToString(signer.sign()));
  }
}
