package org.mithaq.node.site;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mithaq.accord.Contact;
import org.mithaq.accord.ContactDetails;
import org.mithaq.accord.ContactKind;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.ContactDetailsDraft;
import org.mithaq.accord.draft.ContactDraft;
import org.mithaq.accord.draft.Head;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.assistance.Filing;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

/**
 * The form with which a party enters a contact of its own: that there is one for everyone, who it
 * is and how it is reached for a circle.
 */
final class ContactForm {

  /** The ways that have a field each. */
  static final List<String> MEDIA = List.of("phone", "email", "messenger");

  private static final List<String> FIELDS =
      List.of("kind", "languages", "zone", "hours", "role", "name", "circle");
  private static final int LONGEST = 200;

  private final Pages pages;
  private final Filing filing;
  private final InstantSource clock;
  private final Shown shown;

  /** Makes the page on which the form stands. */
  @FunctionalInterface
  interface Shown {
    Pages.Made page(View view, Call call, int status, Map<String, String> told)
        throws Refusal, IOException;
  }

  ContactForm(Pages pages, Filing filing, InstantSource clock, Shown shown) {
    this.pages = pages;
    this.filing = filing;
    this.clock = clock;
    this.shown = shown;
  }

  List<Route> routes() {
    return pages.forms("/help/contacts", "/help/contacts", this::take);
  }

  /** Where everyone reads what the caller writes. */
  static Optional<CollectionSettings> open(Filing filing, Caller caller) {
    return filing.places(caller).stream()
        .filter(each ->
            each.circle().isEmpty()
                && each.defaultMarking() == CollectionSettings.DefaultMarking.CLEAR)
        .findFirst();
  }

  /** Where a circle alone reads what the caller writes. */
  static List<CollectionSettings> closed(Filing filing, Caller caller) {
    return filing.places(caller).stream()
        .filter(each ->
            each.circle().isPresent()
                && each.defaultMarking() != CollectionSettings.DefaultMarking.CLEAR)
        .toList();
  }

  private Reply take(View view, Call call, Parameters form)
      throws Refusal, IOException, InterruptedException {
    Pages.checkToken(view, call, form);
    Party party =
        call.caller()
            .party()
            .orElseThrow(() -> Refusal.notFound("There is nothing at this address."));
    Map<String, String> typed = new LinkedHashMap<>();
    for (String name : FIELDS) {
      typed.put(name, form.single(name).orElse("").strip());
    }
    for (String medium : MEDIA) {
      typed.put(medium, form.single(medium).orElse("").strip());
    }
    Optional<CollectionSettings> open = open(filing, call.caller());
    Optional<CollectionSettings> circle =
        closed(filing, call.caller()).stream()
            .filter(each -> each.alias().equals(typed.get("circle")))
            .findFirst();
    Map<String, String> wrong = wrong(view, typed);
    if (circle.isEmpty()) {
      wrong.put("error.circle", view.t("register.error.choice"));
    }
    if (open.isEmpty()) {
      wrong.put("error", view.t("contacts.form.nowhere"));
    }
    if (wrong.isEmpty()) {
      enter(call.caller(), party, typed, open.orElseThrow(), circle.orElseThrow())
          .ifPresent(refusal -> wrong.put("error", view.refused(refusal)));
    }
    if (wrong.isEmpty()) {
      return Pages.seeOther(view.link("/help/contacts"));
    }
    Map<String, String> told = new HashMap<>(typed);
    told.putAll(wrong);
    return pages.show(view, shown.page(view, call, 400, Map.copyOf(told)));
  }

  private static Map<String, String> wrong(View view, Map<String, String> typed) {
    Map<String, String> wrong = new HashMap<>();
    typed.forEach((name, text) -> {
      if (text.length() > LONGEST) {
        wrong.put("error." + name, view.t("people.tooLong"));
      }
    });
    if (Word.find(ContactKind.values(), typed.getOrDefault("kind", "")).isEmpty()) {
      wrong.put("error.kind", view.t("register.error.choice"));
    }
    if (languages(typed).isEmpty() || languages(typed).stream().anyMatch(tag -> !isLanguage(tag))) {
      wrong.put("error.languages", view.t("contacts.form.languages.wrong"));
    }
    try {
      ZoneId.of(typed.getOrDefault("zone", ""));
    } catch (DateTimeException e) {
      wrong.put("error.zone", view.t("contacts.form.zone.wrong"));
    }
    if (typed.getOrDefault("role", "").isEmpty()) {
      wrong.put("error.role", view.t("contacts.form.role.none"));
    }
    if (MEDIA.stream().allMatch(medium -> typed.getOrDefault(medium, "").isEmpty())) {
      wrong.put("error." + MEDIA.getFirst(), view.t("contacts.form.channels.none"));
    }
    return wrong;
  }

  private static List<String> languages(Map<String, String> typed) {
    return List.of(typed.getOrDefault("languages", "").split("[\\s,،;]+")).stream()
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .toList();
  }

  /** Whether it has a name: a tag with a slip in it has none. */
  private static boolean isLanguage(String tag) {
    return tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
        && !ULocale.forLanguageTag(tag).getDisplayLanguage(ULocale.ENGLISH).equals(tag);
  }

  private Optional<Grounds> enter(
      Caller caller,
      Party party,
      Map<String, String> typed,
      CollectionSettings open,
      CollectionSettings circle)
      throws IOException, InterruptedException {
    ContactDraft contact =
        new ContactDraft(
            head(party),
            new Contact.Terms(
                party.id(),
                Word.find(ContactKind.values(), typed.getOrDefault("kind", "")).orElseThrow(),
                languages(typed),
                typed.getOrDefault("zone", ""),
                said(typed, "hours"),
                false));
    List<ContactDetails.Channel> channels = new ArrayList<>();
    for (String medium : MEDIA) {
      said(typed, medium)
          .ifPresent(address ->
              channels.add(new ContactDetails.Channel(medium, address, Optional.empty())));
    }
    ContactDetailsDraft details =
        new ContactDetailsDraft(
            head(party),
            new ContactDetails.Terms(
                contact.id(),
                typed.getOrDefault("role", ""),
                said(typed, "name"),
                channels,
                List.of()));
    Optional<Grounds> refusal = filing.submit(caller, open, List.of(contact.json()));
    return refusal.isPresent() ? refusal : filing.submit(caller, circle, List.of(details.json()));
  }

  private Head head(Party party) {
    return new Head(
        "page " + party.id() + " " + UUID.randomUUID(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        Optional.of(party.id()),
        Optional.empty(),
        List.of());
  }

  private static Optional<String> said(Map<String, String> typed, String name) {
    return Optional.ofNullable(typed.get(name)).filter(text -> !text.isEmpty());
  }
}
