package org.mithaq.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.mithaq.node.admit.MalformedBodyException;
import org.mithaq.node.http.TestServer;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;

/** TAXII 2.1 §5.5 (add), §4.3 (status) and §5.7 (delete). */
class WriteTest extends TaxiiFixture {

  private static final String OBJECTS = path(PUBLIC) + "objects/";

  @Test
  void whatIsAddedCanBeReadAndTheStatusSaysSo() {
    String object = object(1, "");

    HttpResponse<String> answer = post("cert-xa", OBJECTS, "{\"objects\":[" + object + "]}");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .matches(
            "\\{\"id\":\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f-]{16}\","
                + "\"status\":\"complete\",\"request_timestamp\":\"2026-11-23T12:00:00.500000Z\","
                + "\"total_count\":1,\"success_count\":1,\"successes\":\\[\\{\"id\":\"malware--[0-9a-f-]+\","
                + "\"version\":\"2026-02-01T00:00:00.000Z\"}],\"failure_count\":0,\"pending_count\":0}");
    assertThat(get(OBJECTS).body()).contains(object);
  }

  @Test
  void oneBadObjectIsNamedAndItsNeighboursAreTaken() {
    String body =
        post("cert-xa", OBJECTS, "{\"objects\":[{\"type\":\"x\"}," + object(1, "") + "]}").body();

    assertThat(body)
        .contains("\"total_count\":2,\"success_count\":1", "\"failure_count\":1")
        .contains(
            "\"failures\":[{\"id\":\"\",\"version\":\"2026-11-23T12:00:00.500000Z\","
                + "\"message\":\"objects[0] has no id\"}]");
  }

  @Test
  void aStatusIsThereForThePartyThatSubmittedAndForNobodyElse() {
    String body = post("cert-xa", OBJECTS, "{\"objects\":[" + object(1, "") + "]}").body();
    String status = ROOT + "status/" + body.substring(7, 43) + "/";

    assertThat(get(status).body()).isEqualTo(body);
    assertError(getAs("cert-xb", status), 404, "not-found");
    assertError(getAnonymously(status), 401, "unauthenticated");
    assertError(get(ROOT + "status/" + UUID.randomUUID() + "/"), 404, "not-found");
    assertError(get(ROOT + "status/not-a-uuid/"), 404, "not-found");
    assertError(get(ROOT + "status/1-1-1-1-1/"), 404, "not-found");
  }

  @Test
  void withoutCredentialsAddingIsA401ThatSaysHow() {
    HttpResponse<String> answer =
        send(
            server
                .request(OBJECTS)
                .header("Accept", TAXII)
                .header("Content-Type", TAXII)
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

    assertError(answer, 401, "unauthenticated");
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .containsExactly("Basic realm=\"mithaq\", charset=\"UTF-8\"", "Bearer realm=\"mithaq\"");
  }

  @Test
  void wrongCredentialsAreA401EvenForReading() {
    assertError(getAs("nobody", OBJECTS), 401, "unauthenticated");
    assertError(
        send(server.request(OBJECTS).header("Authorization", "Bearer token-nobody")),
        401,
        "unauthenticated");
  }

  @Test
  void aReaderWhoMayNotWriteIsTold403() {
    assertError(post("acme", path(EXERCISE) + "objects/", "{}"), 403, "not-allowed");
    assertThat(node.statuses).isEmpty();
  }

  @Test
  void whoIsLoggedInForNoPartyIsToldWhatIsNotAllowedAndNeverToLogIn() {
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-01-01T00:00:00.000Z"));
    String body = post("cert-xa", OBJECTS, "{\"objects\":[" + object(1, "") + "]}").body();

    assertError(post("admin", OBJECTS, "{}"), 403, "not-allowed");
    assertError(delete("admin", OBJECTS + id(1) + "/"), 403, "not-allowed");
    assertError(getAs("admin", ROOT + "status/" + body.substring(7, 43) + "/"), 404, "not-found");
    assertThat(getAs("admin", OBJECTS).statusCode()).isEqualTo(200);
  }

  @Test
  void whatCanBeNeitherReadNorWrittenDoesNotExistForAnyone() {
    for (String name : List.of("cert-xa", "admin")) {
      assertError(getAs(name, path(HIDDEN)), 404, "not-found");
      assertError(getAs(name, path(HIDDEN) + "objects/"), 404, "not-found");
      assertError(post(name, path(HIDDEN) + "objects/", "{}"), 404, "not-found");
      assertError(delete(name, path(HIDDEN) + "objects/" + id(1) + "/"), 404, "not-found");
    }
    assertError(post("admin", path(INBOX) + "objects/", "{}"), 404, "not-found");
  }

  @Test
  void aBodyOfTheGreatestLengthIsTakenAndOneByteMoreIsA413() {
    String start = "{\"objects\":[" + object(1, "") + "],\"pad\":\"";
    int room = SETTINGS.maxContentLength() - start.length() - 2;

    assertThat(post("cert-xa", OBJECTS, start + "x".repeat(room) + "\"}").statusCode())
        .isEqualTo(202);
    assertError(post("cert-xa", OBJECTS, start + "x".repeat(room + 1) + "\"}"), 413, "too-long");
    assertError(chunked(start + "x".repeat(room + 1) + "\"}"), 413, "too-long");
    assertThat(chunked(start + "x".repeat(room) + "\"}").statusCode()).isEqualTo(202);
  }

  @Test
  void aGzippedBodyIsInflatedWithinTheSameBound() throws IOException {
    assertThat(gzipped("{\"objects\":[" + object(1, "") + "]}").statusCode()).isEqualTo(202);
    assertThat(get(OBJECTS).body()).contains(object(1, ""));
    assertError(gzipped(" ".repeat(SETTINGS.maxContentLength() + 1)), 413, "too-long");
  }

  @Test
  void whatCannotBeReadIsRefusedAsAdmissionSays() {
    assertError(post("cert-xa", OBJECTS, "{\"objects\":[{"), 400, "malformed-body");
    assertError(post("cert-xa", OBJECTS, "[]"), 422, "malformed-body");
    node.refusing = Optional.of(new MalformedBodyException(413, "An object is over 1 MiB."));
    assertError(post("cert-xa", OBJECTS, "{}"), 413, "malformed-body");
    assertThat(node.statuses).isEmpty();
  }

  @Test
  void aFullQueueIsA503WithRetryAfterAndAReadOnlyNodeSaysWhy() {
    node.refusing = Optional.of(new LedgerBusyException("The queue is full.", 7));
    HttpResponse<String> busy = post("cert-xa", OBJECTS, "{}");
    assertError(busy, 503, "busy");
    assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");

    node.refusing = Optional.of(new LedgerReadOnlyException("The log forked."));
    assertError(post("cert-xa", OBJECTS, "{}"), 503, "read-only");
    assertError(delete("cert-xa", OBJECTS + id(1) + "/"), 503, "read-only");
  }

  @Test
  void aFailureOfTheNodeItselfIsA500WithoutDetails() {
    node.refusing = Optional.of(new IllegalStateException());

    HttpResponse<String> answer = post("cert-xa", OBJECTS, "{}");

    assertError(answer, 500, "internal");
    assertThat(answer.body())
        .doesNotContain("broken on purpose", "Exception", "java", "mithaq.node");
  }

  @Test
  void whatIsDeletedIsGoneInAllItsVersions() {
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-01-01T00:00:00.000Z"));
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-02-01T00:00:00.000Z"));

    assertThat(delete("cert-xa", OBJECTS + id(1) + "/").statusCode()).isEqualTo(200);
    assertError(get(OBJECTS + id(1) + "/"), 404, "not-found");
    assertError(delete("cert-xa", OBJECTS + id(1) + "/"), 404, "not-found");
  }

  @Test
  void namedVersionsCanBeDeletedAlone() {
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-01-01T00:00:00.000Z"));
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-02-01T00:00:00.000Z"));

    assertError(delete("cert-xa", OBJECTS + id(1) + "/?match[spec_version]=2.0"), 404, "not-found");
    assertError(delete("cert-xa", OBJECTS + id(1) + "/?match[version]=x"), 400, "bad-parameter");
    assertThat(delete("cert-xa", OBJECTS + id(1) + "/?match[version]=first").statusCode())
        .isEqualTo(200);
    assertThat(get(OBJECTS + id(1) + "/versions/").body())
        .contains("2026-02-01")
        .doesNotContain("2026-01-01");
  }

  @Test
  void deletingNeedsLeaveToReadAndToWrite() {
    assertError(delete("cert-xa", path(HIDDEN) + "objects/" + id(1) + "/"), 404, "not-found");
    assertError(delete("cert-xa", path(INBOX) + "objects/" + id(1) + "/"), 403, "not-allowed");
    assertError(delete("acme", path(EXERCISE) + "objects/" + id(1) + "/"), 403, "not-allowed");
    assertError(
        send(server.request(OBJECTS + id(1) + "/").header("Accept", TAXII).DELETE()),
        401,
        "unauthenticated");
  }

  @Test
  void whatAnotherPartySharedIsNotOnesToDelete() {
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-01-01T00:00:00.000Z"));

    assertError(delete("cert-xb", OBJECTS + id(1) + "/"), 403, "not-owner");
    assertThat(get(OBJECTS + id(1) + "/").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> chunked(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(
        request(OBJECTS, "cert-xa")
            .header("Content-Type", TAXII)
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(bytes))));
  }

  private HttpResponse<String> gzipped(String body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body.getBytes(StandardCharsets.UTF_8));
    }
    return send(
        request(OBJECTS, "cert-xa")
            .header("Content-Type", TAXII)
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray())));
  }
}
