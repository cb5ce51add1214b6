package org.mithaq.node.vault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mithaq.node.access.Audience;

/** Drafts for tests. */
public final class Drafts {

  private Drafts() {}

  /** An act that shares these bytes. */
  public static Draft note(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ShownHeader shown =
        new ShownHeader(
            ActKind.SHARE,
            Optional.of(new UUID(1, 2)),
            "note",
            "note--" + UUID.nameUUIDFromBytes(bytes),
            Optional.of("2021-11-12T00:00:00.000Z"),
            "identity--" + new UUID(3, 4),
            true,
            Optional.empty());
    return new Draft(
        shown,
        new SealedHeader("cert-xa", Audience.PUBLIC, List.of()),
        bytes,
        0,
        bytes.length,
        Optional.of(1L),
        new Terms(List.of(), List.of(), List.of()));
  }

  /** An act that erases another. */
  public static Draft erasure(long target) {
    Draft empty = note("");
    ShownHeader shown = empty.shown();
    return new Draft(
        new ShownHeader(
            ActKind.ERASE,
            shown.collection(),
            shown.type(),
            shown.id(),
            shown.version(),
            shown.party(),
            true,
            Optional.of(target)),
        empty.sealed(),
        new byte[0],
        0,
        0,
        empty.versionNanos(),
        empty.terms());
  }
}
