package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterministicIdTest {
  private static final Pattern ID = Pattern.compile("\"id\": \"([a-z0-9-]+)--([0-9a-f-]{36})\"");

  private static Optional<UUID> id(String json) throws JcsException {
    return DeterministicId.of(json.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> vectors() throws IOException {
    InputStream file =
        Objects.requireNonNull(
            DeterministicIdTest.class.getResourceAsStream("deterministic-ids.jsonl"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @Test
  void theExampleOfTheStandard() throws JcsException {
    assertThat(id("{\"type\":\"ipv4-addr\",\"value\":\"198.51.100.3\"}"))
        .contains(UUID.fromString("28bb3599-77cd-5a82-a950-b5bc3caf07c4"));
  }

  /** An id of version 4 there means that no contributing property was set. */
  @Test
  void agreesWithPythonStix2() throws IOException, JcsException {
    for (String object : vectors()) {
      Matcher written = ID.matcher(object);
      assertThat(written.find()).isTrue();
      UUID id = UUID.fromString(written.group(2));
      assertThat(id(object))
          .as(object)
          .isEqualTo(id.version() == 5 ? Optional.of(id) : Optional.empty());
    }
  }

  @Test
  void theVectorsCoverAllTypes() throws IOException {
    assertThat(vectors())
        .extracting(line -> {
          Matcher written = ID.matcher(line);
          return written.find() ? written.group(1) : "";
        })
        .contains(
            "artifact",
            "autonomous-system",
            "directory",
            "domain-name",
            "email-addr",
            "email-message",
            "file",
            "ipv4-addr",
            "ipv6-addr",
            "mac-addr",
            "mutex",
            "network-traffic",
            "process",
            "software",
            "url",
            "user-account",
            "windows-registry-key",
            "x509-certificate");
  }

  @Test
  void oneHashContributesByPreferenceThenByOrder() throws JcsException {
    Optional<UUID> md5 = id("{\"type\":\"file\",\"hashes\":{\"MD5\":\"0a\"}}");
    assertThat(md5).isPresent();
    assertThat(id("{\"type\":\"file\",\"hashes\":{\"SHA-512\":\"0b\",\"MD5\":\"0a\"}}"))
        .isEqualTo(md5);
    assertThat(id("{\"type\":\"file\",\"hashes\":{\"TLSH\":\"1\",\"SSDEEP\":\"2\"}}"))
        .isEqualTo(id("{\"type\":\"file\",\"hashes\":{\"TLSH\":\"1\"}}"))
        .isNotEqualTo(id("{\"type\":\"file\",\"hashes\":{\"SSDEEP\":\"2\"}}"));
  }

  @Test
  void theTypeMayComeLastAndOtherPropertiesDoNotMatter() throws JcsException {
    assertThat(
            id(
                "{\"defanged\":[{}],\"value\":\"198.51.100.3\",\"name\":\"x\","
                    + "\"type\":\"ipv4-addr\"}"))
        .isEqualTo(id("{\"type\":\"ipv4-addr\",\"value\":\"198.51.100.3\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":\"process\",\"pid\":1}",
        "{\"type\":\"file\",\"hashes\":{},\"size\":1}",
        "{\"type\":\"user-account\",\"display_name\":\"x\"}",
        "{\"type\":\"indicator\",\"name\":\"x\"}",
        "{\"type\":\"x-own\",\"value\":\"x\"}",
      })
  void objectsWithoutContributingPropertiesHaveNone(String object) throws JcsException {
    assertThat(id(object)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"type\":\"url\",\"value\":\"\\ud800\"}",
        "{\"type\":\"url\",\"value\":\"x\"",
        "{\"type\":\"url\",\"value\":\"x\"}{}",
        "{\"type\":\"autonomous-system\",\"number\":9007199254740993}",
        "{\"type\":\"url\",\"value\":\"x\",\"value\":\"y\"}",
        "{\"type\":\"file\",\"hashes\":{\"MD5\":\"0a\",\"MD5\":\"0b\"}}",
      })
  void whatHasNoCanonicalFormIsRefused(String object) {
    assertThatExceptionOfType(JcsException.class).isThrownBy(() -> id(object));
  }
}
