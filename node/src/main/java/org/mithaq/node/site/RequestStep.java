package org.mithaq.node.site;

import java.util.Optional;
import org.mithaq.accord.AssistanceStep;
import org.mithaq.accord.Word;
import org.mithaq.stix.Json;

/**
 * A step as a request's page offers it.
 *
 * @param name as the form sends it
 * @param about the one it is about, as the request's row has it
 * @param cause why it is escalated
 */
public record RequestStep(
    String name, String kind, Optional<Json.Members> about, Optional<String> cause) {

  static RequestStep of(AssistanceStep step, Json.Members request) {
    return new RequestStep(
        HelpReplies.name(step),
        step.kind().word(),
        step.about()
            .flatMap(party ->
                request.objects("tasks").stream()
                    .filter(task -> task.text("party").filter(party::equals).isPresent())
                    .findFirst()),
        step.cause().map(Word::word));
  }
}
