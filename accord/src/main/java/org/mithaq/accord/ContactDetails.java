package org.mithaq.accord;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who a contact is, and by which ways it is reached: never for everyone. */
public record ContactDetails(String id, Instant created, Terms terms) implements Matter {

  /** A way to reach it; {@code medium} is a term of contact-medium-ov or another. */
  public record Channel(String medium, String address, Optional<String> note) {}

  /** A key to write to it with; {@code key} in base64. */
  public record ChannelKey(String purpose, String fingerprint, Optional<String> key) {}

  /** What they say. */
  public record Terms(
      String contact,
      String role,
      Optional<String> name,
      List<Channel> channels,
      List<ChannelKey> keys) {
    public Terms {
      channels = List.copyOf(channels);
      keys = List.copyOf(keys);
    }
  }

  @Override
  public List<String> needs() {
    return List.of(terms.contact);
  }
}
