package org.mithaq.node.stream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mithaq.node.access.Audience;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.http.Json;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.ShownHeader;

/**
 * One act as a server-sent event (HTML Living Standard §9.2): {@code id} its number, {@code event}
 * the STIX type of what was shared, or else the kind of act, {@code data} one JSON object.
 *
 * @param text the event with the empty line behind it, UTF-8; the same for all who may read it
 */
record Told(long sequence, Audience audience, ShownHeader shown, byte[] text) {

  /**
   * An act's event.
   *
   * @param audience equal to the act's
   * @param alias of a collection
   */
  static Told of(Act act, Audience audience, Function<UUID, Optional<String>> alias) {
    ShownHeader shown = act.shown();
    boolean share = shown.kind() == ActKind.SHARE;
    String head =
        "id: %d\nevent: %s\ndata: "
            .formatted(act.sequence(), share ? shown.type() : shown.kind().word());
    byte[] data = data(act, share, alias);
    byte[] begin = head.getBytes(StandardCharsets.UTF_8);
    byte[] text = new byte[begin.length + data.length + 2];
    System.arraycopy(begin, 0, text, 0, begin.length);
    System.arraycopy(data, 0, text, begin.length, data.length);
    text[text.length - 2] = '\n';
    text[text.length - 1] = '\n';
    return new Told(act.sequence(), audience, shown, text);
  }

  private static byte[] data(Act act, boolean share, Function<UUID, Optional<String>> alias) {
    ShownHeader shown = act.shown();
    return Json.object(json -> {
      json.writeNumberField("sequence", act.sequence());
      json.writeStringField("time", CommitTime.text(act.micros()));
      json.writeStringField("act", shown.kind().word());
      json.writeStringField("type", shown.type());
      json.writeStringField("id", shown.id());
      if (shown.version().isPresent()) {
        json.writeStringField("version", shown.version().get());
      }
      if (shown.collection().isPresent()) {
        UUID collection = shown.collection().get();
        json.writeStringField("collection", collection.toString());
        Optional<String> name = alias.apply(collection);
        if (name.isPresent()) {
          json.writeStringField("alias", name.get());
        }
      }
      json.writeStringField("party", shown.party());
      json.writeBooleanField("exercise", shown.exercise());
      if (shown.target().isPresent()) {
        json.writeNumberField("target", shown.target().get());
      }
      json.writeStringField("receipt", "/log/receipt/" + act.sequence());
      if (share) {
        json.writeStringField(
            "object", "/threats/objects/" + shown.id() + "/raw?act=" + act.sequence());
      }
    });
  }
}
