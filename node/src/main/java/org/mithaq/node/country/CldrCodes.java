package org.mithaq.node.country;

import com.ibm.icu.util.Region;
import java.util.List;

/** Codes that are not of ISO 3166-1, as CLDR knows them. */
final class CldrCodes {
  private CldrCodes() {}

  /**
   * @param code two or three capital letters
   */
  static CodeReading read(String code) {
    Region region;
    try {
      region = Region.getInstance(code);
    } catch (IllegalArgumentException e) {
      return new CodeReading.Doubtful(List.of(), code + " is no code of a country");
    }
    String alpha2 = region.toString();
    if (region.getType() == Region.RegionType.TERRITORY && Countries.standard(alpha2)) {
      return new CodeReading.Repaired(
          alpha2, code + " is no ISO code of today; it stands for " + alpha2);
    }
    if (region.getType() == Region.RegionType.DEPRECATED && !successors(region).isEmpty()) {
      List<String> successors = successors(region);
      return new CodeReading.Doubtful(
          successors, code + " was withdrawn; it can be " + String.join(" or ", successors));
    }
    return new CodeReading.Doubtful(List.of(), code + " is no code of a country");
  }

  private static List<String> successors(Region region) {
    return region.getPreferredValues().stream().map(Region::toString).toList();
  }
}
