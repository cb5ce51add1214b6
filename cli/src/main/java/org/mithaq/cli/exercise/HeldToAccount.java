package org.mithaq.cli.exercise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.Confidence;
import org.mithaq.accord.DiligenceStep;
import org.mithaq.accord.Evidence;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Undertaking;
import org.mithaq.accord.draft.CaseDraft;
import org.mithaq.accord.draft.CaseEntryDraft;

/** One invented state holds another to account, which replies. */
final class HeldToAccount {

  private static final Optional<String> NAME = Optional.of("Capture of traffic");
  private static final Optional<String> SOURCE = Optional.of("CERT of Xandria");

  private final Stage stage;
  private final byte[] salt = new byte[32];
  private final byte[] digest;

  HeldToAccount(Stage stage) {
    this.stage = stage;
    new SecureRandom().nextBytes(salt);
    this.digest = sha256("A capture of the exercise's traffic, " + stage.run());
  }

  /** The case's id. */
  String open(Duration responseWithin) throws IOException {
    CaseDraft opened =
        new CaseDraft(
            stage.head(Cast.XANDRIA),
            new AccountabilityCase.Terms(
                "Servers in Xylonia used against a waterworks",
                Cast.XYLONIA,
                List.of(Cast.XANDRIA),
                new Undertaking.Norm("UN GGE 2015", Optional.of("13(c)")),
                List.of(
                    new Passage(
                        "en",
                        "Servers in Xylonia were used to extort a waterworks, and went on after it"
                            + " had been told."),
                    new Passage(
                        "fr",
                        "Des serveurs situés en Xylonie ont servi à extorquer une usine des eaux et"
                            + " ont continué après qu'elle en eut été informée."),
                    new Passage(
                        "ar",
                        "استُخدمت خوادم في زيلونيا لابتزاز محطة مياه، واستمر ذلك بعد إبلاغها.")),
                List.of(Incident.id(stage, "incident")),
                responseWithin));
    stage.inCircle(
        Cast.XANDRIA,
        opened,
        Map.of(
            "fr",
            Map.of("name", "Des serveurs en Xylonie, utilisés contre une usine des eaux"),
            "ar",
            Map.of("name", "خوادم في زيلونيا استُخدمت ضد محطة مياه")));
    return opened.id();
  }

  /** Says that something is known, without saying what. */
  String commit(String id) throws IOException {
    HexFormat hex = HexFormat.of();
    Evidence evidence =
        Evidence.committed(hex.formatHex(Evidence.commitment(salt, digest)))
            .described(NAME, SOURCE, Optional.of(Confidence.MODERATE));
    return evidence(id, CaseEntryKind.EVIDENCE, evidence, Optional.empty());
  }

  /** Shows what it was. */
  void disclose(String id, String commitment) throws IOException {
    HexFormat hex = HexFormat.of();
    Evidence evidence =
        Evidence.opening(hex.formatHex(digest), hex.formatHex(salt))
            .described(NAME, SOURCE, Optional.of(Confidence.MODERATE));
    String _ = evidence(id, CaseEntryKind.OPENING, evidence, Optional.of(commitment));
  }

  private String evidence(String id, CaseEntryKind kind, Evidence evidence, Optional<String> about)
      throws IOException {
    return enter(
        Cast.XANDRIA,
        new CaseEntry.Terms(
            id,
            kind,
            List.of(),
            Optional.empty(),
            Optional.of(evidence),
            about,
            Optional.empty(),
            Optional.empty()));
  }

  void say(String party, String id, CaseEntryKind kind, String text) throws IOException {
    String _ = enter(party, terms(id, kind, text, Optional.empty()));
  }

  /** The respondent tells what it did with what it knew. */
  void diligence(String id, DiligenceStep step, String text) throws IOException {
    String _ = enter(Cast.XYLONIA, terms(id, CaseEntryKind.DUE_DILIGENCE, text, Optional.of(step)));
  }

  private static CaseEntry.Terms terms(
      String id, CaseEntryKind kind, String text, Optional<DiligenceStep> step) {
    return new CaseEntry.Terms(
        id,
        kind,
        List.of(new Passage("en", text)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        step);
  }

  private String enter(String party, CaseEntry.Terms terms) throws IOException {
    CaseEntryDraft entry = new CaseEntryDraft(stage.head(party), terms);
    // The respondent is in no circle: what it sends is for whoever reads the case.
    if (party.equals(Cast.XYLONIA)) {
      stage.inPublic(party, entry);
    } else {
      stage.inCircle(party, entry);
    }
    return entry.id();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
