package org.mithaq.node.index;

import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/** What Lucene is asked for. */
final class SoughtQueries {

  private SoughtQueries() {}

  static Query query(Sought sought, Analyzer analyzer) {
    return switch (sought) {
      case Sought.Ids(Set<String> ids) -> anyOf(LookupDocuments.ID, ids);
      case Sought.Observables(Set<String> values) -> anyOf(LookupDocuments.OBSERVABLE, values);
      case Sought.Naming(Set<String> ends) -> anyOf(LookupDocuments.END, ends);
      case Sought.Judging(Set<String> types, Set<String> ids) -> judging(types, ids);
      case Sought.NamePrefix(String prefix) ->
          new PrefixQuery(new Term(LookupDocuments.NAME, Keyword.name(prefix)));
      case Sought.Text(String words) -> text(words, analyzer);
    };
  }

  private static Query judging(Set<String> types, Set<String> ids) {
    return new TermInSetQuery(
        LookupDocuments.JUDGED,
        types.stream()
            .flatMap(
                type -> ids.stream().map(id -> LookupDocuments.judged(type, Keyword.exact(id))))
            .map(BytesRef::new)
            .toList());
  }

  private static Query anyOf(String field, Set<String> values) {
    List<BytesRef> terms = values.stream().map(Keyword::exact).map(BytesRef::new).toList();
    return terms.size() == 1
        ? new TermQuery(new Term(field, terms.getFirst()))
        : new TermInSetQuery(field, terms);
  }

  /** All words in one language's field; a field whose language drops all of them finds nothing. */
  private static Query text(String words, Analyzer analyzer) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (TextField language : TextField.values()) {
      Query all =
          new QueryBuilder(analyzer).createBooleanQuery(language.field(), words, Occur.MUST);
      if (all != null) {
        any.add(all, Occur.SHOULD);
      }
    }
    return any.build();
  }
}
