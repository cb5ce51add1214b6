package org.mithaq.accord.draft;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mithaq.accord.AccordNature;
import org.mithaq.accord.Basis;
import org.mithaq.accord.CircleKind;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Dated;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.MembershipStatus;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Position;
import org.mithaq.accord.Precision;
import org.mithaq.accord.ProgressKind;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.Source;
import org.mithaq.accord.Stage;
import org.mithaq.accord.Stance;
import org.mithaq.accord.UndertakingKind;

/** One draft of each kind with every property, in an exercise. */
final class Samples {
  static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");
  static final Dated EXACT = dated("2021-11-10", DateQuality.EXACT, "");
  static final Dated BY = dated("2019-09-16", DateQuality.BY, "2018-11-12");
  static final Source SOURCE =
      new Source("Register", Optional.of("line 7"), Optional.of("https://example.org/r?a=%C3%A9"));
  static final String DEPOSITARY = NaturalId.of("identity", "state:XA");
  static final PartyDraft PARTY =
      new PartyDraft(
          head("state:XB").from(List.of(SOURCE)),
          "Republic of «XB» \"quoted\" دولة 🏴",
          PartyCategory.STATE,
          Optional.of("XB"),
          Optional.of("xb"),
          List.of(SigningKey.draw(KeyAlgorithm.ED25519).key()),
          new PartyDraft.AsFound(Optional.of("state"), Optional.of(""), Optional.of("XBX")));
  static final AccordDraft ACCORD =
      new AccordDraft(
          head("exercise-accord").in("en"),
          "Exercise accord",
          "exercise-accord",
          Optional.of("For training."),
          AccordNature.POLITICAL,
          LocalDate.parse("2018-11-12"),
          DEPOSITARY,
          List.of(
              text("en", true, "Title", "First", "Do no harm."),
              text("ar", false, "عنوان", "الأول", "نص")));
  static final SigningKey KEY = SigningKey.draw(KeyAlgorithm.ML_DSA_44);
  static final PositionDraft SIGNED =
      new PositionDraft(
          head("signed position"),
          ACCORD.id(),
          PARTY.id(),
          Stance.SUPPORTS,
          EXACT,
          Basis.SIGNED_ACT,
          Optional.empty(),
          List.of(),
          List.of(
              new Position.Attachment(
                  "note verbale", Optional.of("https://example.org/n"), "ab".repeat(32))),
          Optional.of(
              new Position.Mandate(
                  MandateKind.DOMAIN,
                  Optional.of("N. N."),
                  Optional.of("example.org"),
                  Optional.of("https"),
                  Optional.of(LocalDate.parse("2026-01-02")))),
          Optional.empty());
  static final CircleDraft CIRCLE =
      new CircleDraft(
          head("circle"), "Circle", "circle", Optional.of("Some"), CircleKind.GROUP, DEPOSITARY);
  static final UndertakingDraft UNDERTAKING =
      new UndertakingDraft(
          head("undertaking"),
          "Policy",
          Optional.of("What it is"),
          UndertakingKind.POLICY,
          List.of(PARTY.id()),
          Optional.of(CIRCLE.id()),
          EXACT,
          new UndertakingDraft.Plan(
              Optional.of("Parliament"),
              Optional.of(LocalDate.parse("2022-01-01")),
              Optional.of(84),
              Optional.of(LocalDate.parse("2014-09-05")),
              List.of("civil", "commercial")),
          List.of(new UndertakingDraft.Norm("exercise-accord", Optional.of("1"))),
          Optional.of("Someone"));

  private Samples() {}

  static List<Draft> all() {
    return List.of(
        PARTY,
        ACCORD,
        new PositionDraft(
            head("position").from(List.of(SOURCE)),
            ACCORD.id(),
            PARTY.id(),
            Stance.SUPPORTS,
            BY,
            Basis.REPORTED,
            Optional.of(
                new PositionDraft.Announcement(
                    "N. N.", "vice-president", Optional.of("Vice President"), Optional.of("Xa"))),
            List.of(new Passage("en", "We hold …"), new Passage("", "Without a language")),
            Optional.of("A newspaper")),
        SIGNED,
        SignatureDraft.sign(
            KEY,
            new SignatureDraft.Place(PARTY.id(), ACCORD.id(), "node.example/log"),
            SIGNED.id(),
            CREATED,
            SIGNED.json()),
        CIRCLE,
        new MembershipDraft(
            head("membership"),
            CIRCLE.id(),
            PARTY.id(),
            MembershipStatus.OBSERVER,
            dated("", DateQuality.UNKNOWN, "2020-01-01"),
            Basis.REPORTED,
            Optional.of("Someone")),
        UNDERTAKING,
        new ProgressDraft(
            head("progress"),
            UNDERTAKING.id(),
            ProgressKind.STAGE,
            Optional.of(Stage.PENDING_APPROVAL),
            EXACT,
            Optional.of("Sent to parliament"),
            Optional.of("civil"),
            Optional.of("Parliament"),
            Optional.of(NaturalId.of("progress", "earlier")),
            Optional.of("Someone")),
        new RemarkDraft(
            head("remark"),
            List.of(ACCORD.id(), PARTY.id()),
            Optional.of("How many"),
            "More than 700 companies",
            EXACT,
            Optional.of(
                new RemarkDraft.Figure(
                    700,
                    Precision.MORE_THAN,
                    Optional.of(PartyCategory.COMPANY),
                    Optional.of("companies"))),
            Optional.of("Someone")),
        new RemarkDraft(
            head("remark 2"),
            List.of(PARTY.id()),
            Optional.empty(),
            "Context",
            EXACT,
            Optional.empty(),
            Optional.empty()),
        new IncidentDraft(head("incident"), "Incident", Optional.of("What happened")),
        TranslationDraft.of(
            CIRCLE,
            new TreeMap<>(
                Map.of(
                    "fr", new TreeMap<>(Map.of("name", "Cercle", "description", "Certains")),
                    "ar", new TreeMap<>(Map.of("name", "دائرة"))))));
  }

  static Head head(String key) {
    return Head.of(key, CREATED);
  }

  static Dated dated(String date, DateQuality quality, String notBefore) {
    return new Dated(day(date), quality, day(notBefore));
  }

  private static Optional<LocalDate> day(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  private static AccordDraft.Text text(
      String lang, boolean authentic, String title, String principle, String text) {
    return new AccordDraft.Text(
        lang,
        authentic,
        title,
        Optional.of("https://example.org/" + lang),
        List.of(new AccordDraft.Principle("1", principle, Optional.of(text))));
  }
}
