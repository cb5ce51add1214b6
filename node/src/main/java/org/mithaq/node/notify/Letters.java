package org.mithaq.node.notify;

import java.util.Map;
import java.util.function.Supplier;
import org.mithaq.node.mail.Letter;
import org.mithaq.node.mail.MailAddress;

/**
 * What is written to somebody: what it is about and where it can be read. Names stand in it only
 * where {@link Told} has them; the subject goes by the same rule.
 */
final class Letters {

  private final Map<String, Texts> texts = Texts.all();
  private final Supplier<String> site;

  /**
   * Letters of one node.
   *
   * @param site where its pages are, without a slash at the end
   */
  Letters(Supplier<String> site) {
    this.site = site;
  }

  /** Where a page is, in a language. */
  String link(String language, String page) {
    return site.get() + "/" + language + page;
  }

  private Texts in(String language) {
    Texts found = texts.get(language);
    if (found == null) {
      throw new IllegalArgumentException("nothing is written in " + language);
    }
    return found;
  }

  Letter of(Told told, Subscription subscription, MailAddress to) {
    String language = subscription.language();
    Texts in = in(language);
    String kind = told.kind().word();
    String sentence =
        told.said()
            .map(said ->
                in.say(kind + ".open", Texts.foreign(said.title()), Texts.foreign(said.who())))
            .orElseGet(() -> in.say(kind));
    String exercise = told.exercise() ? in.say("exercise") + " " : "";
    return new Letter(
        to,
        told.sequence() + "-" + subscription.id(),
        exercise + in.say("subject", sentence),
        String.join(
            "\n",
            exercise + sentence,
            "",
            in.say("read"),
            link(language, told.page()),
            "",
            in.say("why", subscription.id()),
            ""),
        language);
  }

  /** The first message to an address, before which it gets none. */
  Letter confirmation(Subscription subscription, MailAddress to, String code) {
    String language = subscription.language();
    Texts in = in(language);
    return new Letter(
        to,
        "confirm-" + subscription.id(),
        in.say("confirm.subject"),
        String.join(
            "\n",
            in.say("confirm.text"),
            "",
            link(language, "/confirm?code=" + code),
            "",
            in.say("confirm.else"),
            ""),
        language);
  }
}
