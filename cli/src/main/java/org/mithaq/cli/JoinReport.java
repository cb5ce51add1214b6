package org.mithaq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.signing.JoinState;
import org.mithaq.stix.Json;

/** What an applicant is told. Secrets stay in the state file. */
final class JoinReport {
  private static final List<String> NAMES =
      List.of("application", "party", "state", "checked", "expires");

  private final Io io;
  private final boolean json;

  JoinReport(Io io, boolean json) {
    this.io = io;
    this.json = json;
  }

  /** How an application stands. */
  void standing(Json.Members told) throws IOException {
    if (!json) {
      NAMES.forEach(
          each -> told.text(each).ifPresent(text -> io.out().printf("%-12s %s%n", each, text)));
      return;
    }
    Output.line(
        io.out(),
        out -> {
          for (String each : NAMES) {
            if (told.text(each).isPresent()) {
              out.writeStringField(each, told.text(each).get());
            }
          }
          Optional<String> value = told.object("put").text("value");
          if (value.isPresent()) {
            out.writeStringField("value", value.get());
          }
        });
  }

  /** What to do after applying. */
  void next(Json.Members told, Path state) {
    Json.Members put = told.object("put");
    Optional<String> value = put.text("value");
    if (value.isPresent()) {
      put.text("txt").ifPresent(at -> io.note("Put a TXT record at " + at + ": " + value.get()));
      put.text("url")
          .ifPresent(at -> io.note("Serve a file at " + at + " with the line: " + value.get()));
    } else {
      io.note("The depositary examines the form of the mandate.");
    }
    io.note("Then run: mithaq join --state " + state);
  }

  /** Why it goes no further yet. */
  void waiting(Json.Members told) throws IOException {
    standing(told);
    io.note(
        "Not yet: "
            + told.text("reason")
                .filter(why -> !why.isEmpty())
                .orElse("the depositary has not decided")
            + ".");
  }

  /** The end, and how to act from here on. */
  void joined(JoinState state, Path file) throws IOException, FailedException {
    String party = state.needed("party");
    Optional<String> account = state.text("account");
    if (json) {
      Output.line(
          io.out(),
          out -> {
            out.writeStringField("state", "joined");
            out.writeStringField("party", party);
            if (account.isPresent()) {
              out.writeStringField("account", account.get());
            }
          });
    } else {
      io.out().println("joined       " + party);
      account.ifPresent(name -> io.out().println("account      " + name));
    }
    if (account.isEmpty()) {
      io.note("Its application is over, and no account was told: ask the node's depositary.");
      return;
    }
    io.note("The account's secret is in the state file, for your eyes alone. To act with it:");
    io.note(
        "  export MITHAQ_USER=\"$(sed -n 's/^ *\"user\" : \"\\([^\"]*\\)\".*/\\1/p' '%s')\""
            .formatted(file));
    io.note("  mithaq key register NEW-KEY.pem --key OLD-KEY.pem --url " + state.needed("url"));
  }
}
