package org.mithaq.cli.exercise;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mithaq.accord.AssistanceReply;
import org.mithaq.accord.AssistanceRequest;
import org.mithaq.accord.Contact;
import org.mithaq.accord.ContactDetails;
import org.mithaq.accord.ContactKind;
import org.mithaq.accord.EscalationCause;
import org.mithaq.accord.Need;
import org.mithaq.accord.ReplyKind;
import org.mithaq.accord.Urgency;
import org.mithaq.accord.draft.ContactDetailsDraft;
import org.mithaq.accord.draft.ContactDraft;
import org.mithaq.accord.draft.ReplyDraft;
import org.mithaq.accord.draft.RequestDraft;

/** A waterworks is extorted, and its state asks its circle for help. */
final class Help {

  private final Stage stage;

  Help(Stage stage) {
    this.stage = stage;
  }

  /** Two keep contacts; the third has none. */
  void contacts() throws IOException {
    contact(Cast.XANDRIA, ContactKind.TECHNICAL, "ar", "Africa/Cairo", "duty@xa.example");
    contact(Cast.XANDRIA, ContactKind.DIPLOMATIC, "fr", "Africa/Cairo", "cyber@mfa.xa.example");
    contact(Cast.XEBEC, ContactKind.TECHNICAL, "en", "Asia/Singapore", "duty@xb.example");
  }

  private void contact(String party, ContactKind kind, String language, String zone, String address)
      throws IOException {
    ContactDraft contact =
        new ContactDraft(
            stage.head(party),
            new Contact.Terms(
                party,
                kind,
                Stream.of(language, "en").distinct().toList(),
                zone,
                Optional.empty(),
                false));
    stage.inPublic(party, contact);
    stage.inCircle(
        party,
        new ContactDetailsDraft(
            stage.head(party),
            new ContactDetails.Terms(
                contact.id(),
                "Duty officer",
                Optional.empty(),
                List.of(
                    new ContactDetails.Channel("email", address, Optional.empty()),
                    new ContactDetails.Channel(
                        "phone", "+999 5550 0100", Optional.of("at any hour"))),
                List.of())));
  }

  void incident() throws IOException {
    stage.inCircle(Cast.XANDRIA, Incident.reported(stage));
    stage.inCircle(Cast.XEBEC, Incident.seenElsewhere(stage));
  }

  /** The request's id. */
  String request(Duration acknowledgement, Duration answer) throws IOException {
    RequestDraft request =
        new RequestDraft(
            stage.head(Cast.XANDRIA),
            new AssistanceRequest.Terms(
                "Take down the servers that extort a waterworks",
                Optional.of(
                    "Two servers demand a ransom for the control of pumps. Please keep what is on"
                        + " them as evidence, then take them offline."),
                List.of(),
                Optional.of(Cast.CIRCLE),
                Set.of(Need.TAKEDOWN, Need.PRESERVATION),
                Urgency.EMERGENCY,
                new AssistanceRequest.Clocks(Optional.of(acknowledgement), Optional.of(answer)),
                List.of(Incident.id(stage, "incident")),
                List.of(),
                Optional.empty()));
    stage.inCircle(
        Cast.XANDRIA,
        request,
        Map.of(
            "fr",
            Map.of(
                "name",
                "Mettre hors service les serveurs qui extorquent une usine des eaux",
                "description",
                "Deux serveurs exigent une rançon pour la commande de pompes. Veuillez conserver comme"
                    + " preuve ce qui s'y trouve, puis les mettre hors ligne."),
            "ar",
            Map.of(
                "name",
                "إيقاف الخوادم التي تبتز محطة مياه",
                "description",
                "يطالب خادمان بفدية مقابل التحكم في المضخات. يُرجى حفظ ما عليهما دليلًا، ثم إخراجهما من الخدمة.")));
    return request.id();
  }

  /** Who was asked says something. */
  void reply(String party, String request, ReplyKind kind, String text) throws IOException {
    stage.inCircle(
        party,
        new ReplyDraft(
            stage.head(party),
            new AssistanceReply.Terms(
                request,
                kind,
                Optional.of(text).filter(said -> !said.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                false)));
  }

  /** Who asks says something to one of those whom it asked. */
  void to(
      String about, String request, ReplyKind kind, String text, Optional<EscalationCause> cause)
      throws IOException {
    stage.inCircle(
        Cast.XANDRIA,
        new ReplyDraft(
            stage.head(Cast.XANDRIA),
            new AssistanceReply.Terms(
                request,
                kind,
                Optional.of(text),
                Optional.empty(),
                Optional.of(about),
                List.of(),
                List.of(),
                cause,
                false)));
  }
}
