package org.mithaq.node.http;

import java.util.Map;

/** Which form an error has, by the beginning of the path: also for paths that cannot be read. */
public final class ErrorForms {

  private final Map<String, ErrorForm> byPrefix;

  /**
   * @param byPrefix such as {@code /taxii2/}; {@link ErrorForm#PLAIN} for all else
   */
  public ErrorForms(Map<String, ErrorForm> byPrefix) {
    this.byPrefix = Map.copyOf(byPrefix);
  }

  Reply render(String rawPath, Refusal refusal) {
    ErrorForm form =
        byPrefix.entrySet().stream()
            .filter(entry -> rawPath.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(ErrorForm.PLAIN);
    Reply reply = form.render(refusal);
    for (Reply.Field field : refusal.fields()) {
      reply = reply.with(field.name(), field.value());
    }
    return reply;
  }
}
