package org.mithaq.cli.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads {@code text/event-stream} (HTML Living Standard §9.2.6) as far as it is used here: one
 * reader, lines of bounded length, and no more silence than is agreed on.
 */
public final class ServerEvents {

  private static final int LONGEST = 1 << 20;

  private final InputStream body;
  private final BufferedInputStream in;
  private final Duration silence;
  private Optional<String> position = Optional.empty();
  private boolean afterReturn;
  private volatile boolean silent;

  /**
   * One event.
   *
   * @param name its type; {@code message} where it has none
   */
  public record Event(String name, String data) {}

  /**
   * @param body is closed when nothing arrives in the time of {@code silence}
   */
  public ServerEvents(InputStream body, Duration silence) {
    this.body = body;
    this.in = new BufferedInputStream(body);
    this.silence = silence;
  }

  /** The last event id that was said. */
  public Optional<String> position() {
    return position;
  }

  /**
   * The next event; empty when the stream has ended. What was begun and not finished is dropped.
   *
   * @throws IOException when the connection breaks, is silent, or a line is too long
   */
  public Optional<Event> next() throws IOException {
    String name = "message";
    Optional<String> id = Optional.empty();
    StringBuilder data = new StringBuilder();
    boolean any = false;
    for (Optional<String> line = line(); line.isPresent(); line = line()) {
      if (line.get().isEmpty()) {
        position = id.or(() -> position);
        if (any) {
          return Optional.of(new Event(name, data.toString()));
        }
        name = "message";
        continue;
      }
      int colon = line.get().indexOf(':');
      String field = colon < 0 ? line.get() : line.get().substring(0, colon);
      String value = colon < 0 ? "" : line.get().substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "event" -> name = value;
        case "id" -> id = Optional.of(value);
        case "data" -> {
          data.append(any ? "\n" : "").append(value);
          any = true;
        }
        default -> {
          // Comments, the pause for browsers, and what is not known.
        }
      }
      if (data.length() > LONGEST) {
        throw new IOException("an event is longer than " + LONGEST + " characters");
      }
    }
    return Optional.empty();
  }

  private Optional<String> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int next = read(); next >= 0; next = read()) {
      boolean second = afterReturn && next == '\n';
      afterReturn = next == '\r';
      if (second) {
        continue;
      }
      if (next == '\n' || next == '\r') {
        return Optional.of(line.toString(StandardCharsets.UTF_8));
      }
      line.write(next);
      if (line.size() > LONGEST) {
        throw new IOException("a line is longer than " + LONGEST + " bytes");
      }
    }
    return Optional.empty();
  }

  private int read() throws IOException {
    if (in.available() > 0) {
      return in.read();
    }
    Thread watch = Thread.ofVirtual().start(this::closeAfterSilence);
    try {
      return in.read();
    } catch (IOException e) {
      throw silent ? new IOException("nothing came for " + silence.toSeconds() + " s", e) : e;
    } finally {
      watch.interrupt();
    }
  }

  private void closeAfterSilence() {
    try {
      Thread.sleep(silence);
      silent = true;
      body.close();
    } catch (InterruptedException e) {
      // Something came.
    } catch (IOException e) {
      // It is closed either way.
    }
  }
}
