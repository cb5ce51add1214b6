package org.mithaq.accord.draft;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Texts of another object in other languages: a STIX language-content (section 7.1).
 *
 * @param object id of the object
 * @param contents texts by property, by language (RFC 5646); none of them empty
 */
public record TranslationDraft(
    Head head, String object, SortedMap<String, SortedMap<String, String>> contents)
    implements Draft {

  public TranslationDraft {
    Check.reference("object_ref", object);
    SortedMap<String, SortedMap<String, String>> copy = new TreeMap<>();
    contents.forEach((language, texts) -> {
      Check.language(language);
      texts.forEach(Check::text);
      if (!texts.isEmpty()) {
        copy.put(language, new TreeMap<>(texts));
      }
    });
    contents = Collections.unmodifiableSortedMap(copy);
    if (contents.isEmpty()) {
      throw new IllegalArgumentException("a translation without texts");
    }
  }

  /** Translations of a draft, as old as it is. */
  public static TranslationDraft of(
      Draft draft, SortedMap<String, SortedMap<String, String>> contents) {
    Head head = draft.head();
    return new TranslationDraft(
        new Head(
            draft.type() + ":" + head.key(),
            head.created(),
            head.createdBy(),
            Optional.empty(),
            List.of()),
        draft.id(),
        contents);
  }

  @Override
  public String type() {
    return "language-content";
  }

  @Override
  public byte[] json() {
    return DraftJson.object(
        this,
        json -> {
          json.text("object_ref", object);
          json.moment("object_modified", head.created());
          json.struct(
              "contents",
              languages -> {
                for (Map.Entry<String, SortedMap<String, String>> language : contents.entrySet()) {
                  languages.struct(
                      language.getKey(),
                      texts -> {
                        for (Map.Entry<String, String> text : language.getValue().entrySet()) {
                          texts.text(text.getKey(), text.getValue());
                        }
                      });
                }
              });
        });
  }
}
