package org.mithaq.cli.exercise;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mithaq.accord.Cosignature;
import org.mithaq.accord.CosignatureAct;
import org.mithaq.accord.JointStatement;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Piece;
import org.mithaq.accord.Position;
import org.mithaq.accord.draft.CosignatureDraft;
import org.mithaq.accord.draft.StatementDraft;

/** Seven invented parties sign a statement, one of them with a reservation. */
final class SignedTogether {

  private final Stage stage;

  /** A statement that was proposed; {@code digest} of its bytes, hexadecimal. */
  record Proposed(String id, String digest) {}

  SignedTogether(Stage stage) {
    this.stage = stage;
  }

  Proposed propose() throws IOException {
    StatementDraft statement =
        new StatementDraft(
            stage.head(Cast.XANDRIA, "statement"),
            new JointStatement.Terms(
                "Statement on ransomware against water supplies",
                List.of(
                    text(
                        "en",
                        "Statement on ransomware against water supplies",
                        "We condemn attacks on the supply of water, whoever commits them.",
                        "We answer each other's requests for help within a day."),
                    text(
                        "fr",
                        "Déclaration sur les rançongiciels visant l'approvisionnement en eau",
                        "Nous condamnons les attaques contre l'approvisionnement en eau, quels qu'en"
                            + " soient les auteurs.",
                        "Nous répondons en un jour à nos demandes d'aide mutuelles."),
                    text(
                        "ar",
                        "بيان بشأن برمجيات الفدية ضد إمدادات المياه",
                        "ندين الهجمات على إمدادات المياه، أيًا كان مرتكبها.",
                        "يجيب كل منا عن طلبات المساعدة المتبادلة خلال يوم واحد.")),
                stage.cast().parties(),
                Optional.empty(),
                OptionalInt.of(stage.cast().parties().size()),
                Optional.empty(),
                false));
    stage.inPublic(Cast.XANDRIA, statement);
    byte[] json = statement.json();
    return new Proposed(
        statement.id(), java.util.HexFormat.of().formatHex(Piece.digest(json, 0, json.length)));
  }

  private static JointStatement.Text text(String lang, String title, String first, String second) {
    return new JointStatement.Text(
        lang,
        title,
        List.of(new JointStatement.Clause("1", first), new JointStatement.Clause("2", second)));
  }

  void sign(String party, Proposed proposed) throws IOException {
    List<Position.Reservation> reservations =
        party.equals(Cast.XCALIA)
            ? List.of(
                new Position.Reservation(
                    "2", new Passage("en", "On working days, until a second shift is hired.")))
            : List.of();
    stage.signed(
        party,
        new CosignatureDraft(
            stage.head(party),
            new Cosignature.Terms(
                proposed.id(),
                proposed.digest(),
                party,
                CosignatureAct.SIGNS,
                reservations,
                List.of())));
  }
}
