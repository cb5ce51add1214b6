package org.mithaq.node.site;

import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** How a contact's page says which languages one can talk there, and what time it is. */
public final class ContactShown {

  private ContactShown() {}

  /** The names of languages in the reader's; a tag where it has no name. */
  public static List<View.Said> languages(View view, List<String> tags) {
    ULocale reader = view.language().locale();
    return tags.stream()
        .map(tag ->
            new View.Said(
                ULocale.forLanguageTag(tag).getDisplayName(reader),
                "",
                view.language().direction()))
        .toList();
  }

  /** What time it is in a zone, to the minute, with the day; empty for what is no zone. */
  public static String there(View view, Instant now, String zone) {
    try {
      return view.words().written().local(now, ZoneId.of(zone));
    } catch (DateTimeException e) {
      return "";
    }
  }
}
