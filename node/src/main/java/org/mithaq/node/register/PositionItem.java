package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Accord;
import org.mithaq.accord.Fact;
import org.mithaq.accord.Filed;
import org.mithaq.accord.Objection;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.Position;
import org.mithaq.accord.Signature;
import org.mithaq.accord.Stance;
import org.mithaq.accord.Word;

/** One position as it stands in a list, with what its object says beside the clocks. */
final class PositionItem {

  /**
   * A position of a party.
   *
   * @param state what became of it, where a history is told
   */
  record Line(PartyIdentity party, Accord accord, Fact<Stance> fact, Optional<String> state) {}

  private final Scene scene;

  PositionItem(Scene scene) {
    this.scene = scene;
  }

  Values of(Line line) {
    Fact<Stance> fact = line.fact();
    Values values =
        scene
            .party(line.party())
            .text("accord", line.accord().slug())
            .text("stance", fact.state().word())
            .text("action", fact.action().map(Word::word))
            .text("date", fact.date())
            .text("date_quality", fact.quality().word())
            .text("basis", fact.basis().word())
            .text("state", line.state());
    scene
        .objects()
        .apply(fact.entry())
        .filter(Position.class::isInstance)
        .map(Position.class::cast)
        .ifPresent(position -> detail(values, position));
    scene.act(values, fact.entry());
    return values;
  }

  private void detail(Values values, Position position) {
    values
        .text("id", position.id())
        .text("not_before", position.dated().notBefore())
        .text("claimed_by", position.claim().by())
        .text("corrects", position.claim().corrects())
        .text("reason", position.claim().reason())
        .object(
            "announced_by",
            position
                .announcedBy()
                .map(by ->
                    new Values()
                        .text("name", by.name())
                        .text("office", by.office())
                        .text("title", by.title())
                        .text("place", by.place())))
        .objects("explanation", Scene.passages(position.explanation()))
        .objects("declarations", Scene.passages(position.declarations()))
        .objects(
            "reservations",
            position.reservations().stream()
                .map(each ->
                    new Values()
                        .text("clause", each.clause())
                        .text("lang", each.passage().lang())
                        .text("text", each.passage().text()))
                .toList())
        .objects(
            "objections",
            position.objections().stream()
                .map(each ->
                    new Values()
                        .text("position", each.position())
                        .text("clause", each.clause())
                        .text("text", each.passage().text()))
                .toList())
        .objects(
            "attachments",
            position.attachments().stream()
                .map(each ->
                    new Values()
                        .text("name", each.name())
                        .text("url", each.url())
                        .text("sha256", each.sha256()))
                .toList())
        .object(
            "mandate",
            position
                .mandate()
                .map(mandate ->
                    new Values()
                        .text("kind", mandate.kind().word())
                        .text("officer", mandate.officer())
                        .text("domain", mandate.domain())
                        .text("method", mandate.method())
                        .text("checked", mandate.checked())))
        .objects("sources", Scene.sources(position.sources()))
        .objects("signatures", signatures(position.id()))
        .objects("disagreement", disagreement(position.id()));
  }

  private List<Values> signatures(String object) {
    List<Values> signed = new ArrayList<>();
    for (Filed<Signature> filed : scene.register().signatures(object)) {
      if (scene.sees(filed.entry())) {
        signed.add(
            new Values()
                .text("algorithm", filed.object().algorithm().word())
                .text("key", filed.object().keyId())
                .number("act", filed.entry().sequence()));
      }
    }
    return signed;
  }

  private List<Values> disagreement(String object) {
    List<Values> said = new ArrayList<>();
    for (Filed<Objection> filed : scene.register().objections(object)) {
      if (scene.sees(filed.entry())) {
        Values values = scene.reference(filed.entry().party());
        values.text("text", filed.object().explanation());
        scene.act(values, filed.entry());
        said.add(values);
      }
    }
    return said;
  }
}
