package org.mithaq.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Made-up objects of about 1.8 KB: of each eight one is malware, four are indicators, and three are
 * relationships between them. Addresses are of RFC 5737 and names of RFC 2606.
 */
record SyntheticCorpus(long seed) implements Corpus {

  private static final int FAMILY = 8;
  private static final int INDICATORS = 4;
  private static final int DESCRIPTION = 1450;

  private static final byte[][] WORDS = words();

  private static byte[][] words() {
    String text =
        "the actor sends messages with an attachment that loads a second stage from a server under"
            + " its control then reads credentials from memory moves to other machines by remote"
            + " services keeps a scheduled task for persistence and encrypts files on shares before"
            + " it leaves a note defenders saw traffic to this address at regular intervals with a"
            + " user agent that no browser has and blocked it at the gateway on the same day";
    String[] words = text.split(" ", -1);
    byte[][] bytes = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      bytes[i] = (words[i] + " ").getBytes(StandardCharsets.US_ASCII);
    }
    return bytes;
  }

  @Override
  public String name() {
    return "synthetic, seed " + seed;
  }

  private static String type(long index) {
    long member = index % FAMILY;
    return member == 0 ? "malware" : member <= INDICATORS ? "indicator" : "relationship";
  }

  @Override
  public String id(long index) {
    byte[] uuid = new byte[Uuids.LENGTH];
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
    Uuids.write(random.nextLong(), random.nextLong(), uuid, 0);
    return type(index) + "--" + new String(uuid, StandardCharsets.US_ASCII);
  }

  @Override
  public String version(long index) {
    long millis = Math.floorMod(index, 86_400_000L);
    return "2026-01-01T%02d:%02d:%02d.%03dZ"
        .formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
  }

  @Override
  public void append(long index, Bytes into) {
    String type = type(index);
    String version = version(index);
    long family = index - index % FAMILY;
    into.add("{\"type\":\"").add(type).add("\",\"spec_version\":\"2.1\",\"id\":\"").add(id(index));
    into.add("\",\"created\":\"").add(version).add("\",\"modified\":\"").add(version).add("\",");
    switch (type) {
      case "malware" ->
          into.add("\"name\":\"Exercise ")
              .add(Long.toString(index))
              .add("\",\"is_family\":true,\"malware_types\":[\"ransomware\"],");
      case "indicator" ->
          into.add("\"name\":\"Address ")
              .add(Long.toString(index))
              .add("\",\"indicator_types\":[\"malicious-activity\"],\"pattern_type\":\"stix\",")
              .add("\"pattern\":\"[ipv4-addr:value = '198.51.100.")
              .add(Long.toString(index & 255))
              .add("' OR domain-name:value = 'host-")
              .add(Long.toString(index))
              .add(".example']\",\"valid_from\":\"2026-01-01T00:00:00Z\",");
      default ->
          into.add("\"relationship_type\":\"indicates\",\"source_ref\":\"")
              .add(id(family + 1 + (index - family - 1 - INDICATORS)))
              .add("\",\"target_ref\":\"")
              .add(id(family))
              .add("\",");
    }
    into.add("\"description\":\"");
    describe(index, into);
    into.add("\"}");
  }

  private void describe(long index, Bytes into) {
    SplittableRandom random = new SplittableRandom(seed + index);
    int end = into.length() + DESCRIPTION / 2 + random.nextInt(DESCRIPTION);
    while (into.length() < end) {
      into.add(WORDS[random.nextInt(WORDS.length)]);
    }
  }
}
