package org.mithaq.node.notify;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mithaq.node.mail.Letter;
import org.mithaq.node.mail.MailAddress;

/**
 * What is written to somebody: what it is about and where it can be read. Names stand in it only
 * where {@link Told} has them; the subject goes by the same rule.
 */
public final class Letters {

  private final Map<String, Texts> texts = Texts.all();
  private final Supplier<String> site;

  /**
   * Letters of one node.
   *
   * @param site where its pages are, without a slash at the end
   */
  public Letters(Supplier<String> site) {
    this.site = site;
  }

  /** The first of some languages that letters are written in; English where it is none. */
  public static String language(List<String> wanted) {
    return wanted.stream().filter(Texts.LANGUAGES::contains).findFirst().orElse("en");
  }

  /**
   * Asks whether somebody can be reached.
   *
   * @param id of the message
   * @param code to be given back
   */
  public Letter reachability(MailAddress to, String id, String language, String code) {
    Texts in = in(language);
    return new Letter(
        to,
        id,
        in.say("contact.subject"),
        String.join(
            "\n",
            in.say("contact.text"),
            "",
            link(language, "/confirm?code=" + code),
            "",
            in.say("contact.else"),
            ""),
        language);
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
