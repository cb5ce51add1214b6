package org.mithaq.stix;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Traffic Light Protocol as STIX 2.1 carries it: TLP 1 by the four definitions of section
 * 7.2.1, TLP 2.0 by the five that OASIS published with {@link #EXTENSION}. A level is known by the
 * published id alone, never by a name.
 */
public enum Tlp {
  WHITE(1, 0, "613f2e26-407d-48c7-9eca-b8e91df99dc9", "white"),
  GREEN(1, 1, "34098fce-860f-48ae-8e50-ebd3cc5e41da", "green"),
  AMBER(1, 2, "f88d31f6-486f-44da-b317-01333bde0b82", "amber"),
  RED(1, 4, "5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "red"),
  CLEAR_2(2, 0, "94868c89-83c2-464b-929b-a1a8aa3c8487", "clear"),
  GREEN_2(2, 1, "bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "green"),
  AMBER_2(2, 2, "55d920b0-5e8b-4f79-9ee9-91f868d9b421", "amber"),
  AMBER_STRICT_2(2, 3, "939a9414-2ddd-4d32-a0cd-375ea402b003", "amber+strict"),
  RED_2(2, 4, "e828b379-4e03-4974-9ac4-e53a884c97c1", "red");

  /** The extension that the TLP 2.0 definitions use. */
  public static final String EXTENSION =
      "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

  private static final Map<String, Tlp> BY_ID =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Tlp::id, Function.identity()));

  private final int edition;
  private final int restriction;
  private final String id;
  private final String value;

  Tlp(int edition, int restriction, String uuid, String value) {
    this.edition = edition;
    this.restriction = restriction;
    this.id = "marking-definition--" + uuid;
    this.value = value;
  }

  /** The level whose published definition has this id. */
  public static Optional<Tlp> of(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** 1 or 2. */
  public int edition() {
    return edition;
  }

  /**
   * How restrictive the level is, across both editions: 0 clear or white, 1 green, 2 amber, 3
   * amber+strict, 4 red.
   */
  public int restriction() {
    return restriction;
  }

  /** The published id of the definition. */
  public String id() {
    return id;
  }

  /** The value of {@code tlp} or {@code tlp_2_0} in the definition. */
  public String value() {
    return value;
  }

  /** The published {@code created} of the definition. */
  String created() {
    return edition == 1 ? "2017-01-20T00:00:00.000Z" : "2022-10-01T00:00:00.000Z";
  }

  /** Whether this level is at least as restrictive as the other. */
  public boolean covers(Tlp other) {
    return restriction >= other.restriction;
  }
}
