package org.mithaq.node;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A machine of a party on this one, that is asked over HTTP and answers as it is told to. */
final class Hearer implements AutoCloseable {

  /** Says nothing, and keeps the line open. */
  static final int SILENCE = 0;

  private final ServerSocket server;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile String more = "";

  /** One request; the names of headers in small letters. */
  record Heard(String line, Map<String, String> headers, byte[] body) {

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String id() {
      return headers.getOrDefault("webhook-id", "");
    }

    /** Checks the signature as a receiver does that knows the specification alone. */
    boolean isSignedWith(String secret) throws Exception {
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String head = id() + "." + headers.get("webhook-timestamp") + ".";
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
      return expected.equals(headers.get("webhook-signature"));
    }

    String everything() {
      return line + headers + text();
    }
  }

  Hearer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::serve);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
  }

  /** What it answers from now on. */
  void answers(int code, String... headers) {
    more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    status = code;
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.startVirtualThread(() -> answer(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          return;
        }
        head.append((char) next);
      }
      List<String> lines = new ArrayList<>(head.toString().lines().toList());
      Map<String, String> headers = new TreeMap<>();
      for (String line : lines.subList(1, lines.size())) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          headers.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
      }
      byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
      heard.add(new Heard(lines.getFirst(), headers, body));
      if (status == SILENCE) {
        return;
      }
      socket
          .getOutputStream()
          .write(
              ("HTTP/1.1 " + status + " so\r\n" + more + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.close();
    } catch (IOException e) {
      // Whoever asked has enough.
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
