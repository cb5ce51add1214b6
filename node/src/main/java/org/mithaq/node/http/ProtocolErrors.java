package org.mithaq.node.http;

import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Words for what Jetty refuses by itself, before a request reaches the table of routes. */
final class ProtocolErrors implements Request.Handler {

  private final ReplyWriter writer;
  private final ErrorForms forms;

  ProtocolErrors(ReplyWriter writer, ErrorForms forms) {
    this.writer = writer;
    this.forms = forms;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() >= 400 ? response.getStatus() : 500;
    String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("/");
    Refusal refusal = refusal(status);
    if (status == 400) {
      try {
        RequestPath.read(path);
      } catch (Refusal badPath) {
        refusal = badPath;
      }
    }
    writer.write(forms.render(path, refusal), request, response, callback);
    return true;
  }

  private static Refusal refusal(int status) {
    return switch (status) {
      case 408 -> Refusal.of(408, "too-slow", "The request came too slowly.", "");
      case 414 -> Refusal.of(414, "address-too-long", "The address is too long.", "path");
      case 431 ->
          Refusal.of(431, "headers-too-long", "The headers are too long together.", "headers");
      case 503 -> Refusal.busy("The node is shutting down; try again soon.", 5);
      case 505 -> Refusal.of(505, "http-version", "Use HTTP/1.1 or HTTP/2.", "");
      default ->
          status < 500
              ? Refusal.of(status, "bad-request", "The request is not valid HTTP.", "")
              : Refusal.of(status, "internal", "The node failed to answer; try again.", "");
    };
  }
}
