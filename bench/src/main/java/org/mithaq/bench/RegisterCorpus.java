package org.mithaq.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * A register of made-up parties and positions on the demo's accord: first all parties, then
 * positions, which go round the parties. A tenth of the positions withdraw, some days are known as
 * «by» or not at all.
 */
final class RegisterCorpus implements Corpus {

  private static final String ACCORD = "accord--7fd92faf-6efd-5dc3-bd4c-3bcd1ab32d52";
  private static final String PARTY_EXTENSION =
      "extension-definition--ef4bf433-eb9c-4b30-9f24-fbd256410c3e";
  private static final String POSITION_EXTENSION =
      "extension-definition--1009ac43-e275-437d-9a03-9deff97437b9";
  private static final String WRITTEN = "2026-01-01T00:00:00.000Z";
  private static final String[] CATEGORIES = {
    "company", "company", "company", "civil-society", "academia", "public-authority"
  };
  private static final String[] COUNTRIES = {"FR", "US", "IN", "BR", "KE", "JO", "JP", "MX"};
  private static final LocalDate FIRST = LocalDate.of(2018, 11, 12);
  private static final int DAYS = 2500;

  private final long parties;

  RegisterCorpus(long parties) {
    this.parties = parties;
  }

  @Override
  public String name() {
    return "made-up register, %,d parties".formatted(parties);
  }

  @Override
  public String id(long index) {
    return (index < parties ? "identity--" : "position--") + uuid(index);
  }

  @Override
  public String version(long index) {
    return WRITTEN;
  }

  private static String uuid(long index) {
    byte[] text = new byte[Uuids.LENGTH];
    SplittableRandom random = new SplittableRandom(index);
    Uuids.write(random.nextLong(), random.nextLong(), text, 0);
    return new String(text, StandardCharsets.US_ASCII);
  }

  @Override
  public void append(long index, Bytes into) {
    SplittableRandom random = new SplittableRandom(~index);
    into.add(index < parties ? party(index, random) : position(index, random));
  }

  private String head(long index) {
    String id = id(index);
    return "{\"type\":\"%s\",\"spec_version\":\"2.1\",\"id\":\"%s\",\"created\":\"%s\",\"modified\":\"%s\","
        .formatted(id.substring(0, id.indexOf("--")), id, WRITTEN, WRITTEN);
  }

  private String party(long index, SplittableRandom random) {
    return head(index)
        + "\"name\":\"Party %d\",\"identity_class\":\"organization\",".formatted(index)
        + "\"extensions\":{\"%s\":{\"extension_type\":\"property-extension\","
            .formatted(PARTY_EXTENSION)
        + "\"category\":\"%s\",\"country\":\"%s\"}}}"
            .formatted(
                CATEGORIES[random.nextInt(CATEGORIES.length)],
                COUNTRIES[random.nextInt(COUNTRIES.length)]);
  }

  private String position(long index, SplittableRandom random) {
    int quality = random.nextInt(10);
    LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
    String date = quality == 0 ? "" : "\"date\":\"" + day + "\",";
    String word = quality == 0 ? "unknown" : quality < 4 ? "by" : "exact";
    return head(index)
        + "\"accord_ref\":\"%s\",\"party_ref\":\"%s\",\"stance\":\"%s\","
            .formatted(
                ACCORD, id(index % parties), random.nextInt(10) == 0 ? "withdrawn" : "supports")
        + date
        + "\"date_quality\":\"%s\",\"basis\":\"reported\",".formatted(word)
        + "\"external_references\":[{\"source_name\":\"benchmark\",\"description\":\"made up\"}],"
        + "\"extensions\":{\"%s\":{\"extension_type\":\"new-sdo\"}}}".formatted(POSITION_EXTENSION);
  }
}
