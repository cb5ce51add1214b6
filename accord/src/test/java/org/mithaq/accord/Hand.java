package org.mithaq.accord;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A party's hand: an Ed25519 key that signs objects. */
final class Hand {

  private final KeyPair key;

  Hand() throws GeneralSecurityException {
    key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  /** A party's identity with this key and no other. */
  Written on(Written party) {
    return party.extended(
        Extensions.IDENTITY,
        "keys",
        List.of(
            Map.of(
                "algorithm",
                "ed25519",
                "public_key",
                Base64.getEncoder().encodeToString(key.getPublic().getEncoded()))));
  }

  /** A signature over an object for this log. */
  Written signs(Written over, String party, String accord) throws GeneralSecurityException {
    byte[] digest = Digest.sha256(over.bytes());
    java.security.Signature signer = java.security.Signature.getInstance("Ed25519");
    signer.initSign(key.getPrivate());
    signer.update(SignedBytes.of(Desk.ORIGIN, accord, party, digest));
    return Written.of("signature", over.id() + party)
        .with("object_ref", over.id())
        .with("object_digest", HexFormat.of().formatHex(digest))
        .with("party_ref", party)
        .with("accord_ref", accord)
        .with("origin", Desk.ORIGIN)
        .with("algorithm", "ed25519")
        .with("key_id", HexFormat.of().formatHex(Digest.sha256(key.getPublic().getEncoded())))
        .with("value", Base64.getEncoder().encodeToString(signer.sign()));
  }
}
