package org.mithaq.node.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mithaq.accord.Contact;
import org.mithaq.accord.ContactCheck;
import org.mithaq.accord.ContactDetails;
import org.mithaq.accord.ContactKind;
import org.mithaq.accord.Filed;
import org.mithaq.accord.MattersSeen;
import org.mithaq.node.http.Refusal;

/** {@code /contacts}: who can be reached at any hour; how, for those who may know. */
final class ContactList {

  static final Set<String> PARAMETERS = Set.of("contact", "kind", "party");

  private static final List<String> COLUMNS =
      List.of("contact", "party", "kind", "languages", "time_zone", "hours", "recorded", "act");

  private final Scene scene;
  private final Asked asked;

  ContactList(Scene scene, Asked asked) {
    this.scene = scene;
    this.asked = asked;
  }

  Listing listing() throws Refusal {
    List<String> ids = asked.texts("contact");
    Set<ContactKind> kinds = asked.words("kind", ContactKind.values());
    List<String> parties = asked.texts("party");
    List<MattersSeen.ContactSeen> found = new ArrayList<>();
    Map<ContactKind, Integer> counts = new EnumMap<>(ContactKind.class);
    for (MattersSeen.ContactSeen each : scene.register().matters(scene.moment()).contacts()) {
      Contact contact = each.contact().object();
      if ((ids.isEmpty() || ids.contains(contact.id()))
          && (kinds.isEmpty() || kinds.contains(contact.terms().kind()))
          && (parties.isEmpty() || parties.contains(contact.terms().party()))) {
        found.add(each);
        counts.merge(contact.terms().kind(), 1, Integer::sum);
      }
    }
    Page<MattersSeen.ContactSeen> page = Page.at(found, asked.next(), asked.limit());
    return new Listing(
        scene.head("contacts", found.size(), counts),
        COLUMNS,
        page.items(this::item),
        page.next(),
        scene.proof().line());
  }

  private Values item(MattersSeen.ContactSeen seen) {
    Contact contact = seen.contact().object();
    Contact.Terms terms = contact.terms();
    Values values =
        new Values()
            .text("contact", contact.id())
            .object("party", scene.reference(terms.party()))
            .text("kind", terms.kind().word())
            .texts("languages", terms.languages())
            .text("time_zone", terms.timeZone())
            .text("hours", terms.hours())
            .object("details", seen.details().map(this::details))
            .object("last_check", seen.lastCheck().map(this::check));
    scene.act(values, seen.contact().entry());
    return values;
  }

  private Values details(Filed<ContactDetails> filed) {
    ContactDetails.Terms terms = filed.object().terms();
    Values values =
        new Values()
            .text("role", terms.role())
            .text("name", terms.name())
            .objects(
                "channels",
                terms.channels().stream()
                    .map(channel ->
                        new Values()
                            .text("medium", channel.medium())
                            .text("address", channel.address())
                            .text("note", channel.note()))
                    .toList())
            .objects(
                "keys",
                terms.keys().stream()
                    .map(key ->
                        new Values()
                            .text("purpose", key.purpose())
                            .text("fingerprint", key.fingerprint())
                            .text("key", key.key()))
                    .toList());
    scene.act(values, filed.entry());
    return values;
  }

  private Values check(Filed<ContactCheck> filed) {
    Values values = new Values().flag("reached", filed.object().terms().reached());
    filed.object().terms().seconds().ifPresent(seconds -> values.number("seconds", seconds));
    scene.act(values, filed.entry());
    return values;
  }
}
