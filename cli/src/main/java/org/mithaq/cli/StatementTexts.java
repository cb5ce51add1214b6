package org.mithaq.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mithaq.accord.JointStatement;
import org.mithaq.cli.http.FailedException;
import org.mithaq.stix.Json;

/** The texts of a statement, as a file has them: a list of JSON, one element a language. */
final class StatementTexts {

  private StatementTexts() {}

  static List<JointStatement.Text> read(Path file) throws IOException, FailedException {
    byte[] list = Files.readAllBytes(file);
    byte[] before = "{\"texts\":".getBytes(StandardCharsets.US_ASCII);
    byte[] object = new byte[before.length + list.length + 1];
    System.arraycopy(before, 0, object, 0, before.length);
    System.arraycopy(list, 0, object, before.length, list.length);
    object[object.length - 1] = '}';
    Json.Members json;
    try {
      json = Json.parse(object, 0, object.length);
    } catch (IOException e) {
      throw new FailedException(file + " is no list in JSON: " + e.getMessage(), e);
    }
    List<JointStatement.Text> texts = new ArrayList<>();
    for (Json.Members text : json.objects("texts")) {
      List<JointStatement.Clause> clauses = new ArrayList<>();
      for (Json.Members clause : text.objects("clauses")) {
        clauses.add(
            new JointStatement.Clause(text(file, clause, "number"), text(file, clause, "text")));
      }
      texts.add(
          new JointStatement.Text(text(file, text, "lang"), text(file, text, "title"), clauses));
    }
    if (texts.isEmpty()) {
      throw new FailedException(file + " holds no texts: --help shows the form.");
    }
    return texts;
  }

  private static String text(Path file, Json.Members json, String name) throws FailedException {
    return json.text(name)
        .orElseThrow(() -> new FailedException("A text in %s lacks %s.".formatted(file, name)));
  }
}
