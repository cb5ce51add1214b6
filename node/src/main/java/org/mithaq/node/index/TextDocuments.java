package org.mithaq.node.index;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.Terms;

/** Names and long text as Lucene is given them, by language. For one thread. */
final class TextDocuments {

  /** Characters of one object; the rest cannot be found. */
  private static final int LONGEST = 256 * 1024;

  private static final FieldType TEXT = textType();

  private final Map<TextField, WordStream> streams = new EnumMap<>(TextField.class);

  TextDocuments(Analyzer analyzer) {
    for (TextField each : TextField.values()) {
      streams.put(each, new WordStream(analyzer, each.field()));
    }
  }

  private static FieldType textType() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(IndexOptions.DOCS);
    type.freeze();
    return type;
  }

  /** Nothing for an object without names and text. */
  Optional<Document> of(Act act, Terms terms) {
    Map<TextField, StringBuilder> texts = new EnumMap<>(TextField.class);
    gather(terms.text(), gather(terms.names(), LONGEST, texts), texts);
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    Document document = LookupDocuments.frame(act);
    streams.forEach((language, words) ->
        Optional.ofNullable(texts.get(language))
            .ifPresent(text ->
                document.add(new Field(language.field(), words.over(text.toString()), TEXT))));
    return Optional.of(document);
  }

  private static int gather(List<String> from, int room, Map<TextField, StringBuilder> into) {
    int left = room;
    for (String text : from) {
      int taken = Math.min(text.length(), left);
      left -= taken;
      if (taken > 0) {
        into.computeIfAbsent(TextField.of(text), _ -> new StringBuilder())
            .append(text, 0, taken)
            .append('\n');
      }
    }
    return left;
  }
}
