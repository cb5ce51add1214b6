package org.mithaq.node;

import java.net.http.HttpResponse;
import java.util.concurrent.Callable;

/** Asks a node again until it has come so far; each question takes a turn over HTTP. */
final class Polling {

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private Polling() {}

  static void until(Callable<Boolean> reached, String what) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!reached.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it has not come to this: " + what);
      }
    }
  }

  static byte[] until200(Callable<HttpResponse<byte[]>> request) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      HttpResponse<byte[]> answer = request.call();
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      if (answer.statusCode() != 503 || System.nanoTime() > deadline) {
        throw new AssertionError("answered " + answer.statusCode());
      }
    }
  }
}
