package org.mithaq.node.site;

import java.util.List;
import java.util.Map;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;

/** {@code /{lang}/method}: what each word means, how to cite, under which licence. */
final class MethodPage {

  /** A question that the page cites the answer to. */
  private static final String EXAMPLE = "stance=supports&as_of=2021-11-12";

  /** What the codebook explains: members of answers, by the text that explains them. */
  private static final List<MethodShown.Term> TERMS =
      List.of(
          new MethodShown.Term("counts", List.of("total", "counts")),
          new MethodShown.Term("date", List.of("date", "date_quality", "not_before")),
          new MethodShown.Term("by", List.of("date_qualities", "no_later_than")),
          new MethodShown.Term("possible", List.of("possible")),
          new MethodShown.Term("basis", List.of("basis")),
          new MethodShown.Term("stance", List.of("stance")),
          new MethodShown.Term("state", List.of("state")),
          new MethodShown.Term("claim", List.of("claimed_by")),
          new MethodShown.Term("corrects", List.of("corrects", "disagreement")),
          new MethodShown.Term("category", List.of("category", "source_category")),
          new MethodShown.Term("country", List.of("country")),
          new MethodShown.Term("exercise", List.of("exercise")),
          new MethodShown.Term("stage", List.of("stage", "since", "strand_stages")),
          new MethodShown.Term("standing", List.of("standing")),
          new MethodShown.Term("overdue", List.of("overdue")),
          new MethodShown.Term("treaty", List.of("in_force", "bound", "needed")),
          new MethodShown.Term("act", List.of("recorded", "act")));

  private final Pages pages;
  private final RegisterData data;

  MethodPage(Pages pages, RegisterData data) {
    this.pages = pages;
    this.data = data;
  }

  List<Route> routes() {
    return pages.in("/method", Access.FILTERED, this::make);
  }

  private Pages.Made make(View view, Call call) throws Refusal {
    Found example =
        data.found(view, "positions", RegisterData.join(EXAMPLE, "limit=1"), call.caller());
    return Pages.Made.of(
        "method.jte",
        Map.of(
            "shown",
            new MethodShown(
                TERMS, example, call.origin() + "/register/positions.json?" + EXAMPLE)));
  }
}
