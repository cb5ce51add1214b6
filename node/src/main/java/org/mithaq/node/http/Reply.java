package org.mithaq.node.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An answer as a value. The server adds Content-Length, security headers and no-store to it. */
public record Reply(int status, List<Field> fields, Body body) {

  /** One response header. */
  public record Field(String name, String value) {}

  /** What is sent. */
  public sealed interface Body {}

  /** Nothing. */
  public record Nothing() implements Body {}

  /** Bytes that nobody changes. */
  public record Bytes(byte[] bytes) implements Body {}

  /**
   * What remains in a buffer that is given back when the last byte was sent or sending failed.
   * Called exactly once.
   */
  public record Lent(ByteBuffer buffer, Runnable giveBack) implements Body {}

  /**
   * What is made while it is sent, without a Content-Length.
   *
   * @param giveBack called exactly once: when it is over, or when it is not begun at all
   */
  public record Flow(Flowing flowing, Runnable giveBack) implements Body {}

  public Reply {
    fields = List.copyOf(fields);
  }

  public static Reply of(int status, String mediaType, byte[] bytes) {
    return new Reply(status, List.of(new Field("Content-Type", mediaType)), new Bytes(bytes));
  }

  public static Reply text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply json(int status, byte[] json) {
    return of(status, "application/json", json);
  }

  public static Reply empty(int status) {
    return new Reply(status, List.of(), new Nothing());
  }

  /** Gives back what a reply holds that is not sent. */
  void discard() {
    switch (body) {
      case Lent lent -> lent.giveBack().run();
      case Flow flow -> flow.giveBack().run();
      case Nothing _, Bytes _ -> {}
    }
  }

  /** The same reply with one more header. */
  public Reply with(Field field) {
    return with(field.name(), field.value());
  }

  /** The same reply with one more header. */
  public Reply with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Reply(status, more, body);
  }
}
