package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mithaq.accord.Filed;
import org.mithaq.accord.Remark;
import org.mithaq.accord.RemarkKind;
import org.mithaq.accord.Word;
import org.mithaq.node.http.Refusal;

/** {@code /register/remarks}: context and figures, each with whose word it is. */
final class RemarkList {

  static final Set<String> PARAMETERS = Set.of("kind", "about");

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "kind",
          "about",
          "date",
          "date_quality",
          "category",
          "precision",
          "number",
          "unit",
          "claimed_by",
          "text",
          "sources",
          "recorded",
          "act");

  private final Scene scene;
  private final Asked asked;

  RemarkList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Listing listing() throws Refusal {
    Set<RemarkKind> kinds = asked.words("kind", RemarkKind.values());
    List<String> about = asked.texts("about");
    List<Filed<Remark>> found = new ArrayList<>();
    Map<RemarkKind, Integer> counts = new EnumMap<>(RemarkKind.class);
    for (Filed<Remark> filed : Filed.seen(scene.register().remarks(), scene::sees).toList()) {
      Remark remark = filed.object();
      if (shows(scene, filed)
          && (kinds.isEmpty() || kinds.contains(remark.kind()))
          && remark.about().containsAll(about)) {
        found.add(filed);
        counts.merge(remark.kind(), 1, Integer::sum);
      }
    }
    Page<Filed<Remark>> page =
        Page.of(found, filed -> filed.entry().sequence(), asked.next(), asked.limit());
    return new Listing(
        scene.head("remarks", found.size(), counts),
        COLUMNS,
        page.items(filed -> item(scene, filed)),
        page.next(),
        scene.proof().line());
  }

  /** Whether a remark is seen, and may be about the day or one before. */
  static boolean shows(Scene scene, Filed<Remark> filed) {
    return scene.sees(filed.entry())
        && scene.moment().scope().includes(filed.entry().exercise())
        && !filed.object().dated().earliest().isAfter(scene.moment().asOf());
  }

  static Values item(Scene scene, Filed<Remark> filed) {
    Remark remark = filed.object();
    Values values =
        new Values()
            .text("id", remark.id())
            .text("kind", remark.kind().word())
            .texts("about", remark.about());
    Scene.dated(values, remark.dated());
    values
        .text("category", remark.category().map(Word::word))
        .text("precision", remark.precision().map(Word::word));
    remark.number().ifPresent(number -> values.number("number", number));
    values
        .text("unit", remark.unit())
        .text("claimed_by", remark.claimedBy())
        .text("text", remark.text())
        .object("texts", scene.names().of(remark.id(), filed.entry().party(), "content"))
        .objects("sources", Scene.sources(remark.sources()));
    scene.act(values, filed.entry());
    return values;
  }
}
