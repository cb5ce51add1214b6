package org.mithaq.node.site;

import java.util.List;
import java.util.Map;
import org.mithaq.accord.CosignatureAct;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.node.assistance.SigningDesk;

/**
 * What is signed, as the page before the signature shows it.
 *
 * @param object its bytes, base64
 * @param text the same as text
 * @param digest SHA-256 of it, hexadecimal
 * @param statement the bytes of the statement that is signed, base64; empty where it is none
 * @param keys ids of the keys that the party has in the register, with spaces between
 * @param command that signs the same without this page
 */
public record SigningShown(
    SignatureDraft.Place place,
    String object,
    String text,
    String digest,
    String statement,
    String keys,
    String command) {

  static String command(
      String origin,
      String user,
      String id,
      SigningDesk.Seen seen,
      List<String> clauses,
      Map<String, String> typed) {
    boolean signs = seen.act().filter(act -> act == CosignatureAct.SIGNS).isPresent();
    StringBuilder command =
        new StringBuilder("./mithaq statement ")
            .append(quoted(id))
            .append(signs ? " sign" : " withdraw")
            .append(" --url ")
            .append(quoted(origin))
            .append(" --user ")
            .append(quoted(user + ":SECRET"))
            .append(" --party ")
            .append(quoted(seen.party().id()))
            .append(" --accord ")
            .append(quoted(seen.accord()))
            .append(" --digest ")
            .append(seen.course().statement().object().digest())
            .append(" --key FILE --lang ")
            .append(quoted(typed.getOrDefault("lang", "")));
    for (int i = 0; i < clauses.size() && signs; i++) {
      String text = typed.getOrDefault(SigningForm.field(i), "");
      if (!text.isEmpty()) {
        command.append(" --reserve ").append(quoted(clauses.get(i) + ":" + text));
      }
    }
    return command.toString();
  }

  /** As a POSIX shell takes it for one word, whatever is in it. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
