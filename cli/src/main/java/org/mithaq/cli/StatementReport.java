package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mithaq.accord.JointStatement;
import org.mithaq.accord.Position;
import org.mithaq.accord.StatementCourse;
import org.mithaq.cli.log.StatementCheck;
import org.mithaq.cli.log.Trust;

/** Says who signed a statement that verified, and what it says. */
final class StatementReport {

  private final Io io;
  private final boolean json;

  StatementReport(Io io, boolean json) {
    this.io = io;
    this.json = json;
  }

  void print(StatementCheck.Result result, Trust trust) throws IOException {
    if (json) {
      Output.line(io.out(), out -> write(out, result, trust));
      return;
    }
    JointStatement statement = result.course().statement().object();
    line(Visible.of(statement.terms().name()));
    line("sha256 " + statement.digest());
    for (JointStatement.Text text : statement.terms().texts()) {
      line("");
      line("[%s] %s".formatted(Visible.of(text.lang()), Visible.of(text.title())));
      for (JointStatement.Clause clause : text.clauses()) {
        line("  %s  %s".formatted(Visible.of(clause.number()), Visible.of(clause.text())));
      }
    }
    line("");
    result.course().signed().forEach((party, signed) -> print(result.name(party), signed));
    StatementCourse course = result.course();
    line(
        "Verified with the keys of %s: %d names stand under it%s. The file proves who signed; that"
                .formatted(
                    trust.source(),
                    course.standing(),
                    course.published().isPresent() ? ", enough to publish it" : "")
            + " nobody else did, or that no act was left out of it, it can't.");
  }

  private void print(String name, StatementCourse.Signed signed) {
    line(
        "ok     %s %s %s%s"
            .formatted(
                signed.stands() ? "signed   " : "withdrawn",
                time(signed.first()),
                Visible.of(name),
                signed.late() ? ", late" : ""));
    for (Position.Reservation reservation : signed.last().object().terms().reservations()) {
      line(
          "         but for clause %s: %s"
              .formatted(
                  Visible.of(reservation.clause()), Visible.of(reservation.passage().text())));
    }
  }

  private void line(String text) {
    io.out().println(text);
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  private static void write(JsonGenerator out, StatementCheck.Result result, Trust trust)
      throws IOException {
    StatementCourse course = result.course();
    out.writeStringField("outcome", "verified");
    out.writeStringField("keys", trust.source());
    out.writeStringField("statement", course.statement().object().id());
    out.writeStringField("name", course.statement().object().terms().name());
    out.writeStringField("sha256", course.statement().object().digest());
    out.writeNumberField("standing", course.standing());
    if (course.published().isPresent()) {
      out.writeStringField("published", time(course.published().getAsLong()));
    }
    out.writeArrayFieldStart("signed");
    for (StatementCourse.Signed signed : course.signed().values()) {
      String party = signed.last().object().terms().party();
      out.writeStartObject();
      out.writeStringField("party", party);
      out.writeStringField("name", result.name(party));
      out.writeStringField("at", time(signed.first()));
      out.writeBooleanField("stands", signed.stands());
      out.writeBooleanField("late", signed.late());
      out.writeArrayFieldStart("reservations");
      for (Position.Reservation reservation : signed.last().object().terms().reservations()) {
        out.writeStartObject();
        out.writeStringField("clause", reservation.clause());
        out.writeStringField("text", reservation.passage().text());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
