package org.mithaq.node.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request that is not carried out. What the client is told of it: a status, a short code for
 * machines, a sentence that says what to do, and the place in the request that it is about.
 */
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String where;
  private final transient List<Reply.Field> fields;

  private Refusal(int status, String code, String message, String where, List<Reply.Field> fields) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.where = where;
    this.fields = List.copyOf(fields);
  }

  /**
   * A refusal of any kind.
   *
   * @param status HTTP status, 400 to 599
   * @param code lower-case words joined by hyphens; stable
   * @param where a header, a query parameter, a place in the body; empty for the request as a whole
   */
  public static Refusal of(int status, String code, String message, String where) {
    return new Refusal(status, code, message, where, List.of());
  }

  /** 400 about one query parameter. */
  public static Refusal badParameter(String name, String message) {
    return of(400, "bad-parameter", message, name);
  }

  /** 404 in the same words for what is missing and for what the caller may not know of. */
  public static Refusal notFound(String message) {
    return of(404, "not-found", message, "");
  }

  /** 503 that asks to come back. */
  public static Refusal busy(String message, int retryAfterSeconds) {
    return of(503, "busy", message, "").with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** 401 with a challenge. */
  public static Refusal unauthenticated(String message) {
    return of(401, "unauthenticated", message, "Authorization")
        .with("WWW-Authenticate", "Basic realm=\"mithaq\", charset=\"UTF-8\"")
        .with("WWW-Authenticate", "Bearer realm=\"mithaq\"");
  }

  /** The same refusal with one more response header. */
  public Refusal with(String name, String value) {
    List<Reply.Field> more = new ArrayList<>(fields);
    more.add(new Reply.Field(name, value));
    return new Refusal(status, code, message(), where, more);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String message() {
    return Optional.ofNullable(getMessage()).orElse("");
  }

  public String where() {
    return where;
  }

  List<Reply.Field> fields() {
    return fields;
  }
}
