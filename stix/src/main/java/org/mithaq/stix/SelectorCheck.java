package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the selectors of granular markings select something that is there (section 7.2.3). They
 * may come before what they select, so objects that have any are walked once more.
 */
final class SelectorCheck {
  private final Pass pass;
  private final JsonFactory factory;

  SelectorCheck(Pass pass, JsonFactory factory) {
    this.pass = pass;
    this.factory = factory;
  }

  /** One component and what follows it; the selector, where one ends here. */
  private static final class Step {
    final Map<String, Step> next = new HashMap<>();
    Optional<String> selector = Optional.empty();
    boolean found;
  }

  void check(List<String> selectors) throws IOException {
    if (selectors.isEmpty()) {
      return;
    }
    Step root = new Step();
    for (String selector : selectors) {
      Step step = root;
      for (String component : selector.split("\\.", limit())) {
        step = step.next.computeIfAbsent(component, _ -> new Step());
      }
      step.selector = Optional.of(selector);
    }
    try (JsonParser json = factory.createParser(pass.bytes(), pass.offset(), pass.length())) {
      json.nextToken();
      walk(json, JsonToken.START_OBJECT, root);
    }
    report(root);
  }

  /** No selector can select anything below the greatest depth; the rest stays one component. */
  private int limit() {
    return pass.limits.depth() + 1;
  }

  private void walk(JsonParser json, JsonToken token, Step step) throws IOException {
    step.found = true;
    if (step.next.isEmpty()) {
      json.skipChildren();
    } else if (token == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        into(json, step.next.get(name));
      }
    } else if (token == JsonToken.START_ARRAY) {
      int index = 0;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        here(json, step.next.get("[" + index + "]"));
        index++;
      }
    }
  }

  private void into(JsonParser json, @Nullable Step step) throws IOException {
    json.nextToken();
    here(json, step);
  }

  private void here(JsonParser json, @Nullable Step step) throws IOException {
    if (step == null) {
      json.skipChildren();
    } else {
      walk(json, json.currentToken(), step);
    }
  }

  private void report(Step step) {
    if (step.selector.isPresent() && !step.found) {
      pass.findings.at(
          "granular_markings",
          Finding.Level.VIOLATION,
          "selector",
          "The selector " + Quote.value(step.selector.get()) + " selects nothing in this object.");
    }
    step.next.values().forEach(this::report);
  }
}
