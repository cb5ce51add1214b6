package org.mithaq.node.site;

import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.mithaq.accord.PartyKey;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Piece;
import org.mithaq.node.assistance.FindingsSeen;
import org.mithaq.node.assistance.Prepared;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.stix.Json;

/** The page that shows a joint finding exactly as it is signed. */
final class FindingReview {

  private final HelpLists lists;

  FindingReview(HelpLists lists) {
    this.lists = lists;
  }

  /**
   * What a page asks for.
   *
   * @param what {@code propose}, {@code sign}, or {@code own} where there is nothing to sign
   * @param action behind the language, where the signature goes
   * @param by id of whose proposal it is
   * @param fields that go with the signature
   * @param end {@code decline}, {@code withdraw} or nothing
   */
  record Asked(
      String what, String action, String by, Passage text, Map<String, String> fields, String end) {

    boolean signs() {
      return !what.equals("own");
    }
  }

  Pages.Made page(
      View view,
      Call call,
      FindingsSeen seen,
      Prepared prepared,
      Asked asked,
      int status,
      String error)
      throws Refusal {
    String id = call.segment("id");
    byte[] object = prepared.object();
    String digest = HexFormat.of().formatHex(Piece.digest(object, 0, object.length));
    Json.Members item = lists.item("cases", "case", id, view, call.caller());
    Map<String, Object> values = new HashMap<>();
    values.put("item", item);
    values.put("what", asked.what);
    values.put("by", FindingsShown.side(item, asked.by));
    values.put("proposer", asked.by);
    values.put("text", asked.text);
    values.put("party", seen.party().name());
    values.put("signs", asked.signs() && seen.acts() && seen.open());
    values.put("open", seen.open());
    values.put("keyed", !seen.keys().isEmpty());
    values.put("action", asked.action + (asked.what.equals("sign") ? "/signature" : ""));
    values.put("fields", asked.fields);
    values.put("end", asked.end);
    values.put("ending", asked.action + "/end");
    values.put("formToken", call.visit().map(visit -> visit.formToken()).orElse(""));
    values.put("error", error);
    values.put(
        "signing",
        new SigningShown(
            prepared.place(),
            Base64.getEncoder().encodeToString(object),
            prepared.text(),
            digest,
            "",
            String.join(" ", seen.keys().stream().map(PartyKey::id).toList()),
            command(call, id, prepared, asked, digest)));
    return new Pages.Made(status, "finding-review.jte", values);
  }

  /** The command that signs the same without this page. */
  private static String command(
      Call call, String id, Prepared prepared, Asked asked, String digest) {
    StringBuilder command =
        new StringBuilder("./mithaq case ")
            .append(SigningShown.quoted(id))
            .append(asked.what.equals("propose") ? " finding" : " sign-finding")
            .append(" --url ")
            .append(SigningShown.quoted(call.origin()))
            .append(" --user ")
            .append(SigningShown.quoted(call.caller().delegate().orElse("") + ":SECRET"))
            .append(" --party ")
            .append(SigningShown.quoted(prepared.place().party()))
            .append(" --accord ")
            .append(SigningShown.quoted(prepared.place().accord()))
            .append(" --key FILE");
    return asked.what.equals("propose")
        ? command
            .append(" --lang ")
            .append(SigningShown.quoted(asked.text.lang()))
            .append(" --text ")
            .append(SigningShown.quoted(asked.text.text()))
            .toString()
        : command.append(" --digest ").append(digest).toString();
  }
}
