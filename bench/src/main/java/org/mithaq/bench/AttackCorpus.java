package org.mithaq.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.mithaq.stix.MalformedBodyException;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.StixReader;
import org.mithaq.stix.Timestamp;

/**
 * The objects of a real bundle, over and over, each round under new ids: within a round the same id
 * becomes the same new one, so references hold. Marking definitions come once, first, as they are;
 * a second object with the id and version of an earlier one is left out.
 */
final class AttackCorpus implements Corpus {

  private static final Pattern UUID =
      Pattern.compile("--([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})");
  private static final List<String> KEPT = List.of("marking-definition", "extension-definition");

  private final String name;
  private final long seed;
  private final List<Template> markings = new ArrayList<>();
  private final List<Template> templates = new ArrayList<>();

  private AttackCorpus(String name, long seed) {
    this.name = name;
    this.seed = seed;
  }

  private record Template(byte[] bytes, int[] uuids, String id, String version) {}

  /** Reads a bundle, gzip or plain. */
  static AttackCorpus read(Path file, long seed) throws IOException {
    AttackCorpus corpus =
        new AttackCorpus(file.getFileName() + " re-identified, seed " + seed, seed);
    Set<String> seen = new HashSet<>();
    try (InputStream in = open(file)) {
      StixReader.stix21().stream(
          in,
          object -> {
            String version = object.version().map(Timestamp::text).orElse("");
            if (!object.id().isEmpty()
                && !version.isEmpty()
                && seen.add(object.id() + (isMarking(object) ? "" : version))) {
              (isMarking(object) ? corpus.markings : corpus.templates)
                  .add(template(object, version));
            }
          });
    } catch (MalformedBodyException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    if (corpus.templates.isEmpty()) {
      throw new IOException(file + " holds no STIX objects");
    }
    return corpus;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  private static boolean isMarking(StixObject object) {
    return object.type().equals("marking-definition");
  }

  private static Template template(StixObject object, String version) {
    byte[] bytes = object.bytes();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        bytes[i] = ' ';
      }
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Integer> places = new ArrayList<>();
    Matcher uuid = UUID.matcher(text);
    while (uuid.find()) {
      int at = uuid.start();
      if (KEPT.stream().noneMatch(type -> text.startsWith(type, at - type.length()))) {
        places.add(uuid.start(1));
      }
    }
    int[] uuids = places.stream().mapToInt(Integer::intValue).toArray();
    return new Template(bytes, uuids, object.id(), version);
  }

  @Override
  public String name() {
    return name;
  }

  private Template template(long index) {
    return index < markings.size()
        ? markings.get((int) index)
        : templates.get((int) ((index - markings.size()) % templates.size()));
  }

  private Uuids.Mask mask(long index) {
    long round = (index - markings.size()) / templates.size();
    return Uuids.Mask.of(seed * 0x9E3779B97F4A7C15L + round);
  }

  @Override
  public void append(long index, Bytes into) {
    Template template = template(index);
    int start = into.length();
    into.add(template.bytes);
    if (template.uuids.length > 0) {
      Uuids.Mask mask = mask(index);
      for (int at : template.uuids) {
        Uuids.mask(mask, into.array(), start + at);
      }
    }
  }

  @Override
  public String id(long index) {
    Template template = template(index);
    if (index < markings.size()) {
      return template.id;
    }
    byte[] id = template.id.getBytes(StandardCharsets.US_ASCII);
    int at = id.length - Uuids.LENGTH;
    if (UUID.matcher(template.id).find(at - 2)) {
      Uuids.mask(mask(index), id, at);
    }
    return new String(id, StandardCharsets.US_ASCII);
  }

  @Override
  public String version(long index) {
    return template(index).version;
  }
}
