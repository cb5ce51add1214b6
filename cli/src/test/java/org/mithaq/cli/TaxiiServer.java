package org.mithaq.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.mithaq.cli.taxii.ObjectReader;

/**
 * As much of a TAXII 2.1 server as the client commands meet, on a real socket: one API root, one
 * collection in memory, and mishaps on demand.
 */
public final class TaxiiServer implements AutoCloseable {
  static final String ID = "0b2d7a52-8d2c-4d2e-9a64-0f2f4f1d7a11";
  private static final String MEDIA = "application/taxii+json;version=2.1";

  private final HttpServer server;
  final List<byte[]> objects = Collections.synchronizedList(new ArrayList<>());
  final List<Integer> envelopes = Collections.synchronizedList(new ArrayList<>());
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> statuses = new LinkedHashMap<>();

  /** Called before a request is answered; returns whether it has answered itself. */
  interface Mishap {
    boolean on(HttpExchange exchange, String target) throws IOException;
  }

  volatile Mishap mishap = (_, _) -> false;
  volatile Function<String, Optional<String>> refusing = _ -> Optional.empty();
  volatile long longestBody = 1 << 20;
  volatile int largestPage = 1000;
  volatile boolean sendsNext = true;
  volatile boolean keeps = true;
  volatile int pendingRounds;

  TaxiiServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** All that is kept, in order. */
  List<String> texts() {
    return objects.stream().map(o -> new String(o, StandardCharsets.UTF_8)).toList();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      String target = exchange.getRequestURI().toString();
      requests.add(exchange.getRequestMethod() + " " + target);
      if (mishap.on(exchange, target)) {
        return;
      }
      String path = exchange.getRequestURI().getPath();
      String basic =
          Base64.getEncoder().encodeToString("cert-xa:demo".getBytes(StandardCharsets.UTF_8));
      boolean known =
          ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      if (path.equals("/taxii2/")) {
        answer(exchange, 200, "{\"title\":\"t\",\"default\":\"/api/\",\"api_roots\":[\"/api/\"]}");
      } else if (!known) {
        answer(exchange, 401, "{\"title\":\"Who are you?\"}");
      } else if (path.equals("/api/")) {
        answer(
            exchange,
            200,
            "{\"title\":\"a\",\"versions\":[\"%s\"],\"max_content_length\":%d}"
                .formatted(MEDIA, longestBody));
      } else if (path.equals("/api/collections/")) {
        answer(
            exchange,
            200,
            """
            {"collections":[
              {"id":"%s","title":"The feeds","alias":"feeds","can_read":true,"can_write":true},
              {"id":"5f0e8a52-8d2c-4d2e-9a64-0f2f4f1d7a12","title":"Sealed","alias":"sealed",
               "can_read":false,"can_write":false}]}
            """
                .formatted(ID));
      } else if (path.equals("/api/collections/" + ID + "/objects/")) {
        if (exchange.getRequestMethod().equals("POST")) {
          take(exchange);
        } else {
          page(exchange);
        }
      } else if (path.startsWith("/api/status/")) {
        status(exchange, path.substring("/api/status/".length(), path.length() - 1));
      } else {
        answer(exchange, 404, "{\"title\":\"Nothing here\"}");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (body.length > longestBody) {
      answer(exchange, 413, "{\"title\":\"Too large\"}");
      return;
    }
    int count = 0;
    List<String> failures = new ArrayList<>();
    List<byte[]> taken = new ArrayList<>();
    try (ObjectReader reader = new ObjectReader(new ByteArrayInputStream(body), 1 << 24)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        var span = next.get();
        byte[] object =
            Arrays.copyOfRange(span.source(), span.offset(), span.offset() + span.length());
        count++;
        if (keeps) {
          String text = new String(object, StandardCharsets.UTF_8);
          if (text.contains("POISON")) {
            answer(exchange, 422, "{\"title\":\"Not JSON\",\"description\":\"poison\"}");
            return;
          }
          Optional<String> refusal = refusing.apply(text);
          if (refusal.isPresent()) {
            String id = text.replaceAll("(?s).*\"id\": ?\"([^\"]+)\".*", "$1");
            failures.add(
                "{\"id\":\"%s\",\"version\":\"2026-01-01T00:00:00Z\",\"message\":\"%s\"}"
                    .formatted(id, refusal.get()));
          } else {
            taken.add(object);
          }
        }
      }
    }
    envelopes.add(count);
    taken.stream()
        .filter(o -> objects.stream().noneMatch(k -> Arrays.equals(k, o)))
        .forEach(objects::add);
    String id = "status-" + envelopes.size();
    String complete =
        """
        {"id":"%s","status":"complete","total_count":%d,"success_count":%d,"failure_count":%d,
         "pending_count":0,"successes":[{"id":"x","version":"y"}],"failures":[%s]}
        """
            .formatted(
                id, count, count - failures.size(), failures.size(), String.join(",", failures));
    synchronized (statuses) {
      statuses.put(id, complete);
    }
    answer(exchange, 202, pendingRounds > 0 ? pending(id, count) : complete);
  }

  private static String pending(String id, int count) {
    return """
    {"id":"%s","status":"pending","total_count":%d,"success_count":0,"failure_count":0,"pending_count":%d}
    """
        .formatted(id, count, count);
  }

  private void status(HttpExchange exchange, String id) throws IOException {
    String status;
    synchronized (statuses) {
      status = pendingRounds-- > 1 ? pending(id, 1) : statuses.get(id);
    }
    answer(exchange, status == null ? 404 : 200, status == null ? "{}" : status);
  }

  /** The object at index i was added at second i; «next» is an index. */
  private void page(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange);
    int limit = Math.min(Integer.parseInt(query.getOrDefault("limit", "100")), largestPage);
    int after =
        query.containsKey("added_after")
            ? Integer.parseInt(query.get("added_after").substring(17, 19)) + 1
            : 0;
    int from = Integer.parseInt(query.getOrDefault("next", Integer.toString(after)));
    int to = Math.min(objects.size(), from + limit);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    boolean more = to < objects.size();
    String next =
        more && sendsNext ? "\"more\":true,\"next\":\"" + to + "\"," : more ? "\"more\":true," : "";
    page.writeBytes(("{" + next + "\"objects\":[").getBytes(StandardCharsets.UTF_8));
    for (int i = from; i < to; i++) {
      page.writeBytes(objects.get(i));
      page.write(i + 1 < to ? ',' : ']');
    }
    page.write('}');
    if (to > from) {
      exchange.getResponseHeaders().set("X-TAXII-Date-Added-First", time(from));
      exchange.getResponseHeaders().set("X-TAXII-Date-Added-Last", time(to - 1));
      answer(exchange, 200, page.toByteArray());
    } else {
      answer(exchange, 200, "{}");
    }
  }

  private static String time(int second) {
    return "2026-01-01T00:00:%02d.000000Z".formatted(second);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", MEDIA);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Promises a body, sends a part of it and drops the connection. */
  static void breakOff(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write("{\"objects\":[{\"type\":".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
