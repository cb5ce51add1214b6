package org.mithaq.accord.draft;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.AccordNature;
import org.mithaq.accord.Extensions;

/**
 * An accord.
 *
 * @param depositary id of the party that keeps its register
 * @param texts at least one, each language once
 */
public record AccordDraft(
    Head head,
    String name,
    String slug,
    Optional<String> description,
    AccordNature nature,
    LocalDate opened,
    String depositary,
    List<Text> texts)
    implements Draft {

  /** The accord in one language. */
  public record Text(
      String lang,
      boolean authentic,
      String title,
      Optional<String> url,
      List<Principle> principles) {
    public Text {
      Check.language(lang);
      Check.text("title", title);
      url.ifPresent(address -> Check.url("url", address));
      principles = List.copyOf(principles);
      Set<String> numbers = new HashSet<>();
      for (Principle principle : principles) {
        if (!numbers.add(principle.number)) {
          throw new IllegalArgumentException(
              "the principle " + principle.number + " stands twice in " + lang);
        }
      }
    }
  }

  /** A numbered principle of the text. */
  public record Principle(String number, String title, Optional<String> text) {
    public Principle {
      Check.text("number", number);
      Check.text("title", title);
      Check.text("text", text);
    }
  }

  public AccordDraft {
    Check.text("name", name);
    Check.slug(slug);
    Check.text("description", description);
    Check.reference("depositary_ref", "identity", depositary);
    texts = List.copyOf(texts);
    if (texts.stream().map(Text::lang).distinct().count() != texts.size() || texts.isEmpty()) {
      throw new IllegalArgumentException("texts must be one for each language, at least one");
    }
  }

  @Override
  public String type() {
    return "accord";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.ACCORD,
        json -> {
          json.text("name", name);
          json.text("slug", slug);
          json.text("description", description);
          json.word("nature", nature);
          json.day("opened", Optional.of(opened));
          json.text("depositary_ref", depositary);
          json.list(
              "texts",
              texts,
              text -> {
                json.text("lang", text.lang);
                json.flag("authentic", text.authentic);
                json.text("title", text.title);
                json.text("url", text.url);
                json.list(
                    "principles",
                    text.principles,
                    principle -> {
                      json.text("number", principle.number);
                      json.text("title", principle.title);
                      json.text("text", principle.text);
                    });
              });
        });
  }
}
