package org.mithaq.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.mithaq.node.Node;

/** What the demo prints: where to look, who can see what, and what to try. */
final class DemoGuide {
  private final PrintStream out;
  private final Node node;
  private final Map<String, String> secrets;

  DemoGuide(PrintStream out, Node node, Map<String, String> secrets) {
    this.out = out;
    this.node = node;
    this.secrets = secrets;
  }

  /** Addresses and accounts on one line. */
  void json(String origin, Path data) throws IOException {
    new Addresses(
            Addresses.url("http", "127.0.0.1", node.port()),
            node.operatorPort().map(port -> Addresses.url("http", "127.0.0.1", port) + "/metrics"))
        .print(
            out,
            origin,
            data,
            json -> {
              json.writeObjectFieldStart("accounts");
              for (Map.Entry<String, String> account : secrets.entrySet()) {
                json.writeStringField(account.getKey(), account.getValue());
              }
              json.writeEndObject();
            });
  }

  void print() {
    String shared = secrets.get("cert-xa");
    boolean same = secrets.values().stream().allMatch(secret -> secret.equals(shared));
    out.print(
        """
        ميثاق · Mithaq is ready. Its register holds the Paris Call as public sources report it;
        the parties that have accounts, and all that they share, are an exercise.

          العربية    %1$s/ar/
          Français   %1$s/fr/
          English    %1$s/en/

        Accounts%2$s, by what each can see
          cert-xa   state, supporter, in the exercise circle    CLEAR GREEN AMBER AMBER+STRICT, its own RED
          cert-xb   state, supporter, in the exercise circle    CLEAR GREEN AMBER AMBER+STRICT
          cert-xc   state in the circle, not a supporter        CLEAR GREEN AMBER AMBER+STRICT
          acme      company, supporter, not in the circle       CLEAR GREEN
          ngo       civil society, supporter, not in the circle CLEAR GREEN
          depositary keeps the sample register                  CLEAR
          admin     runs the node                               CLEAR

        Try, from another terminal
          curl %1$s/log/checkpoint
          curl '%1$s/register/positions.json?accord=paris-call&country=US&as_of=2021-11-09'
          ./mithaq push --user cert-xa:%3$s %1$s exercise samples/*.json
          ./mithaq pull --user acme:%4$s %1$s exercise | wc -l          # less comes back
          curl -s -u cert-xa:%3$s %1$s/log/receipt/%6$d > receipt
          ./mithaq pull --user cert-xa:%3$s %1$s exercise | head -n 1 > object
          ./mithaq verify --key %1$s/log/key receipt object   # then change one byte of object, and again

        The log's figures for the operator alone: http://127.0.0.1:%5$d/metrics
        Stop with Ctrl+C.
        """
            .formatted(
                "http://127.0.0.1:" + node.port(),
                same ? " (secret: " + shared + ")" : "",
                shared,
                secrets.get("acme"),
                node.operatorPort().orElse(0),
                node.nextAct()));
    if (!same) {
      out.println("Secrets, drawn for this start:");
      secrets.forEach((account, secret) -> out.println("  " + account + "  " + secret));
    }
    out.flush();
  }
}
