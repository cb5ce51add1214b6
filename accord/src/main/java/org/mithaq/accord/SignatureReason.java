package org.mithaq.accord;

/** Why signatures and keys are refused. */
enum SignatureReason implements Reason {
  OTHER_LOG("the signature is for the log «%s», this is «%s»"),
  OTHER_BYTES("the signature is over other bytes than the object's"),
  OTHER_ACCORD("the signature is for another accord than the position"),
  NO_KEY("the party has no such key now: %s %s"),
  DOES_NOT_FIT("the signature does not fit object and key"),
  CERTIFICATE_TOO_LONG("a certificate has at most %s bytes"),
  CERTIFICATE_UNREADABLE("the certificate can't be read: give X.509 in DER, as base64"),
  CERTIFICATE_ALGORITHM("the certificate's key is %s; a party signs with Ed25519 or ML-DSA-44"),
  KEY_TOO_LONG("a public key has at most %s bytes"),
  KEY_UNREADABLE("public_key is no %s key: give its SubjectPublicKeyInfo in DER, as base64"),
  SECRET_UNREADABLE("the private key can't be read as one of %s"),
  SECRET_OF_ANOTHER("the private key is not the one of the public key");

  private final String template;

  SignatureReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("signature", this);
  }

  @Override
  public String template() {
    return template;
  }
}
