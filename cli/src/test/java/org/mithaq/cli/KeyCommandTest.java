package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.stix.Json;

/** What «mithaq key» and «mithaq sign» do without a node. */
final class KeyCommandTest {
  private static final String PARTY = "identity--a0000000-0000-4000-8000-0000000000a1";
  private static final String ACCORD = "accord--7fd92faf-6efd-5dc3-bd4c-3bcd1ab32d52";

  /** SHA-256 of the vector's SubjectPublicKeyInfo, as OpenSSL 3 gives it. */
  private static final String OPENSSL_ID =
      "4071f6e7f5b0c32b8918091b3843f0ad1ddd1dc5523c6dbf4d6edb44e2128030";

  @TempDir Path folder;
  private Run run;

  @BeforeEach
  void shell() {
    run = new Run(folder);
  }

  private Path vector(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = KeyCommandTest.class.getResourceAsStream("signing/" + name)) {
      Files.copy(java.util.Objects.requireNonNull(in), file);
    }
    return file;
  }

  private Json.Members json() throws IOException {
    return Json.parse(run.bytes, 0, run.bytes.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ml-dsa-44"})
  void aNewKeyIsItsOwnersAloneAndShowsTheSame(String algorithm) throws IOException {
    Path file = folder.resolve("key.pem");

    assertThat(run.mithaq("key", "new", file, "--algorithm", algorithm, "--json")).isZero();
    Json.Members made = json();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(made.text("algorithm")).hasValue(algorithm);

    assertThat(run.mithaq("key", "show", file, "--json")).isZero();
    assertThat(json()).isEqualTo(made);
    assertThat(run.mithaq("key", "show", file)).isZero();
    assertThat(run.out).contains(made.text("id").orElseThrow()).doesNotContain("PRIVATE");
  }

  @Test
  void aKeyIsNeverOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("key.pem"), "mine");

    assertThat(run.mithaq("key", "new", file)).isEqualTo(1);
    assertThat(run.err).contains("there already");
    assertThat(file).hasContent("mine");
  }

  @Test
  void readsKeysAndCertificatesOfOpenssl() throws IOException {
    assertThat(run.mithaq("key", "show", vector("ed25519.pem"), "--json")).isZero();
    assertThat(json().text("id")).hasValue(OPENSSL_ID);
    assertThat(run.mithaq("key", "show", "--certificate", vector("certificate.pem"), "--json"))
        .isZero();
    assertThat(json().text("id")).hasValue(OPENSSL_ID);
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path none = Files.writeString(folder.resolve("none.pem"), "nothing");
    assertThat(run.mithaq("key", "show", none)).isEqualTo(1);
    assertThat(run.err).contains("holds no public key");
    assertThat(run.mithaq("key", "show", "--certificate", vector("ed25519.pem"))).isEqualTo(1);
    assertThat(run.err).contains("holds no certificate");
    Path swapped = folder.resolve("swapped.pem");
    Path other = folder.resolve("other.pem");
    assertThat(run.mithaq("key", "new", swapped)).isZero();
    assertThat(run.mithaq("key", "new", other)).isZero();
    String text = Files.readString(swapped);
    int half = text.indexOf("-----BEGIN PUBLIC");
    String theirs = Files.readString(other);
    Files.writeString(
        swapped, text.substring(0, half) + theirs.substring(theirs.indexOf("-----BEGIN PUBLIC")));
    assertThat(sign(swapped, object())).isEqualTo(1);
    assertThat(run.err).contains("not the one of the public key");
    assertThat(run.mithaq("key", "new", folder.resolve("x"), "--algorithm", "rsa")).isEqualTo(2);
    assertThat(run.mithaq("key")).isEqualTo(2);
    assertThat(run.mithaq("key", "show")).isEqualTo(2);
    assertThat(run.mithaq("key", "show", folder.resolve("missing"))).isEqualTo(1);
    assertThat(run.err).contains("There is no file");
  }

  private Path object() throws IOException {
    return Files.writeString(
        folder.resolve("object.json"),
        """
        { "type" : "note", "id" : "note--00000000-0000-4000-8000-000000000001",
          "modified" : "2021-11-12T00:00:00.5Z", "content" : "\\u0041 as it is" }
        """);
  }

  private int sign(Path key, Object file) {
    return run.mithaq(
        "sign",
        "--key",
        key,
        "--party",
        PARTY,
        "--accord",
        ACCORD,
        "--origin",
        "x.invalid/log",
        file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ml-dsa-44"})
  void signingKeepsTheBytesAndTwiceIsTheSame(String algorithm) throws IOException {
    Path key = folder.resolve("key.pem");
    run.mithaq("key", "new", key, "--algorithm", algorithm);
    String object = Files.readString(object()).strip();

    assertThat(sign(key, object())).as(run.err).isZero();
    String first = run.out;
    assertThat(first).contains(object);
    assertThat(json().objects("objects").getLast().text("object_ref"))
        .hasValue("note--00000000-0000-4000-8000-000000000001");
    assertThat(sign(key, object())).isZero();
    assertThat(run.out).isEqualTo(first);
  }

  @Test
  void refusesToSignWhatCannotBeSigned() throws IOException {
    Path key = folder.resolve("key.pem");
    run.mithaq("key", "new", key);
    Path bare = Files.writeString(folder.resolve("bare.json"), "{\"id\":\"x\"}");
    assertThat(sign(key, bare)).isEqualTo(1);
    assertThat(run.err).contains("has no modified");
    Path empty = Files.writeString(folder.resolve("empty.json"), "[]");
    assertThat(sign(key, empty)).isEqualTo(1);
    assertThat(run.err).contains("no object to sign");
    Path odd =
        Files.writeString(
            folder.resolve("odd.json"), "{\"id\":\"x\",\"modified\":\"2021-11-12T00:00:00Z\"}");
    assertThat(sign(key, odd)).isEqualTo(1);
    assertThat(run.err).contains("can't be signed");
    assertThat(
            run.mithaq(
                "sign",
                "--key",
                key,
                "--party",
                "cert-xa",
                "--accord",
                ACCORD,
                "--origin",
                "o",
                bare))
        .isEqualTo(2);
    assertThat(run.mithaq("sign", "--key", key, "--party", PARTY, "--accord", ACCORD, bare))
        .isEqualTo(2);
  }
}
