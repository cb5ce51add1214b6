package org.mithaq.node.taxii;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;

/** The media types of TAXII 2.1 (§1.6.8) and how clients ask for them (RFC 9110 §12.5.1). */
final class MediaTypes {

  static final String TAXII = "application/taxii+json;version=2.1";
  static final String STIX = "application/stix+json;version=2.1";

  private static final Pattern TYPE =
      Pattern.compile("\\s*([A-Za-z0-9!#$&^_.+*-]+)/([A-Za-z0-9!#$&^_.+*-]+)\\s*");
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*(?:([A-Za-z0-9!#$&^_.+-]+)=(?:\"([^\"\\\\]*)\"|([A-Za-z0-9!#$&^_.+-]*))\\s*)?");

  private record Range(String type, String subtype, Map<String, String> parameters) {

    boolean taxii() {
      return type.equals("application")
          && subtype.equals("taxii+json")
          && parameters.getOrDefault("version", "2.1").equals("2.1");
    }

    boolean stix() {
      return type.equals("application")
          && subtype.equals("stix+json")
          && parameters.getOrDefault("version", "2.1").equals("2.1");
    }

    /** How closely it names what is served: 0 not at all, 4 to the version. */
    int closeness(boolean stixToo) {
      if (taxii() || (stixToo && stix())) {
        return parameters.containsKey("version") ? 4 : 3;
      }
      if (!subtype.equals("*")) {
        return 0;
      }
      return type.equals("application") ? 2 : type.equals("*") ? 1 : 0;
    }

    double quality() {
      try {
        return Double.parseDouble(parameters.getOrDefault("q", "1"));
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }

  private MediaTypes() {}

  /**
   * Whether the client takes TAXII 2.1: with or without a version, by a wildcard, or by saying
   * nothing. The range that names it most closely decides, so that {@code q=0} can rule it out.
   *
   * @throws Refusal 406
   */
  static void checkAccept(Call call) throws Refusal {
    checkAccept(call, false);
  }

  /** The same, but §5.3 has clients name STIX beside TAXII there: it is no reason for a 406. */
  static void checkAcceptOfManifest(Call call) throws Refusal {
    checkAccept(call, true);
  }

  private static void checkAccept(Call call, boolean stixToo) throws Refusal {
    Optional<String> accept = call.header("Accept");
    if (accept.isEmpty()) {
      return;
    }
    int closest = 0;
    double quality = 0;
    for (String element : accept.get().split(",", -1)) {
      Optional<Range> range = parse(element);
      if (range.isPresent() && range.get().closeness(stixToo) > 0) {
        int closeness = range.get().closeness(stixToo);
        if (closeness > closest) {
          closest = closeness;
          quality = range.get().quality();
        } else if (closeness == closest) {
          quality = Math.max(quality, range.get().quality());
        }
      }
    }
    if (!(quality > 0)) {
      throw Refusal.of(
          406, "not-acceptable", "This node answers in " + TAXII + "; accept that.", "Accept");
    }
  }

  /**
   * Whether the body is TAXII 2.1.
   *
   * @throws Refusal 415
   */
  static void checkContentType(Call call) throws Refusal {
    boolean good =
        call.header("Content-Type").flatMap(MediaTypes::parse).map(Range::taxii).orElse(false);
    if (!good) {
      throw Refusal.of(
          415, "unsupported-media-type", "Send the body as " + TAXII + ".", "Content-Type");
    }
  }

  private static Optional<Range> parse(String element) {
    Matcher type = TYPE.matcher(element);
    if (!type.lookingAt()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(element);
    int at = type.end();
    while (at < element.length()) {
      parameter.region(at, element.length());
      if (!parameter.lookingAt()) {
        return Optional.empty();
      }
      if (parameter.group(1) != null) {
        String quoted = parameter.group(2);
        parameters.put(lower(parameter.group(1)), quoted != null ? quoted : parameter.group(3));
      }
      at = parameter.end();
    }
    return Optional.of(new Range(lower(type.group(1)), lower(type.group(2)), parameters));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
