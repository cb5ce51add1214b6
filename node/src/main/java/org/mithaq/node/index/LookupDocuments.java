package org.mithaq.node.index;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.Terms;

/**
 * What Lucene is given of an act. No bytes of the object are stored, no frequencies or norms are
 * kept: order by relevance would tell of objects that the reader may not read.
 */
final class LookupDocuments {

  static final String SEQUENCE = "sequence";
  static final String PLACE = "place";
  static final String AUDIENCE = "audience";
  static final String ID = "id";
  static final String NAME = "name";
  static final String OBSERVABLE = "observable";
  static final String END = "end";
  static final String JUDGED = "judged";

  private static final int MOST_NAMES = 100;
  private static final int MOST_OBSERVABLES = 10_000;
  private static final int MOST_ENDS = 10_000;

  /** They connect nothing: who looks for connections is not to wade through them. */
  private static final Set<String> SAYINGS = Set.of("note", "opinion");

  private LookupDocuments() {}

  /** A judgement of a type on an object. */
  static String judged(String type, String keyword) {
    return type + ' ' + keyword;
  }

  /** Id, names, observables and ends: small, and to be found at once. */
  static Optional<Document> keys(Act act, Terms terms) {
    Document document = frame(act);
    document.add(new StringField(ID, Keyword.exact(act.shown().id()), Field.Store.NO));
    terms.names().stream()
        .limit(MOST_NAMES)
        .flatMap(name -> Keyword.starts(name).stream())
        .forEach(start -> document.add(new StringField(NAME, start, Field.Store.NO)));
    terms.observables().stream()
        .limit(MOST_OBSERVABLES)
        .map(Keyword::exact)
        .forEach(value -> document.add(new StringField(OBSERVABLE, value, Field.Store.NO)));
    String type = act.shown().type();
    List<String> ends =
        terms.ends().stream().limit(MOST_ENDS).map(Keyword::exact).distinct().toList();
    if (!SAYINGS.contains(type)) {
      ends.forEach(end -> document.add(new StringField(END, end, Field.Store.NO)));
    }
    if (type.equals("sighting") || SAYINGS.contains(type)) {
      ends.forEach(end -> document.add(new StringField(JUDGED, judged(type, end), Field.Store.NO)));
    }
    return Optional.of(document);
  }

  /** What every document has. */
  static Document frame(Act act) {
    Document document = new Document();
    document.add(new LongField(SEQUENCE, act.sequence(), Field.Store.NO));
    document.add(new NumericDocValuesField(PLACE, act.place()));
    // The text and not its number: numbers may change when derived files are rebuilt.
    document.add(
        new SortedDocValuesField(AUDIENCE, new BytesRef(act.sealed().audience().toString())));
    return document;
  }
}
