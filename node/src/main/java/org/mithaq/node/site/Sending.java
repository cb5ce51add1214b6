package org.mithaq.node.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.Piece;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.admit.Foreseen;
import org.mithaq.node.assistance.Filing;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.rights.Readers;

/** Sends what opens something once its sender has seen who will be able to read it. */
final class Sending {

  private static final Pattern ONCE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Desks desks;

  Sending(Desks desks) {
    this.desks = desks;
  }

  /** What came of it. */
  sealed interface Result {

    /** It is in the ledger. */
    record Sent() implements Result {}

    /**
     * It is not sent yet: these would read it.
     *
     * @param seen goes with the form when it is sent
     */
    record Look(Readers readers, String seen) implements Result {}

    /** The rules do not let it in. */
    record Refused(Grounds why) implements Result {}
  }

  /** What a form carries so that sending it twice does not send two things. */
  static String once(Typed typed) {
    String once = typed.text("once");
    return ONCE.matcher(once).matches() ? once : UUID.randomUUID().toString();
  }

  Head head(View view, Party by, Typed typed) {
    return new Head(
        "page " + by.id() + " " + once(typed),
        desks.clock().instant().truncatedTo(ChronoUnit.MILLIS),
        Optional.of(by.id()),
        Optional.of(view.language().tag()),
        List.of());
  }

  /** The collection of a name that the caller may write to. */
  private Optional<CollectionSettings> collection(Caller caller, String alias) {
    return desks.filing().places(caller).stream()
        .filter(each -> each.alias().equals(alias))
        .findFirst();
  }

  /**
   * Sends, or shows the readers first.
   *
   * @throws IOException where it can't be sent now
   */
  Result send(Caller caller, CollectionSettings collection, Draft draft, Typed typed)
      throws IOException, InterruptedException {
    return switch (desks.filing().foresee(caller, collection, draft)) {
      case Foreseen.Refused(String why, Optional<Grounds> grounds) ->
          new Result.Refused(Filing.grounds(grounds, why));
      case Foreseen.For(Audience audience) -> {
        String seen = seen(audience);
        if (!typed.text("go").equals("send") || !typed.text("seen").equals(seen)) {
          yield new Result.Look(desks.readers().apply(audience), seen);
        }
        Optional<Grounds> refusal = desks.filing().submit(caller, collection, List.of(), draft);
        yield refusal.isPresent() ? new Result.Refused(refusal.get()) : new Result.Sent();
      }
    };
  }

  /** A form that opens something: what it makes of what is typed, and its page. */
  interface Form {
    Draft draft(Party by, Typed typed) throws Typed.Mistake, Refusal;

    /** Whether what it opens is there, as when it is sent twice. */
    boolean isThere(String id);

    /** The page of what was opened, behind the language. */
    String address(String id);

    Reply page(int status, Typed typed, Optional<Result.Look> look) throws Refusal;
  }

  /** Takes a form: shows who would read it, what is wrong with it, or what it has opened. */
  Reply take(View view, Call call, Parameters fields, Form form)
      throws Refusal, InterruptedException {
    Pages.checkToken(view, call, fields);
    Typed typed = Typed.of(fields);
    typed = typed.with("once", once(typed));
    Party by =
        call.caller()
            .party()
            .orElseThrow(() -> Refusal.notFound("There is nothing at this address."));
    Optional<CollectionSettings> collection = collection(call.caller(), typed.text("collection"));
    Draft draft;
    try {
      if (collection.isEmpty()) {
        throw new Typed.Mistake(view.t("work.wrong.choice", view.t("work.field.collection")));
      }
      draft = form.draft(by, typed);
    } catch (Typed.Mistake mistake) {
      return form.page(400, typed.wrong(mistake.sentence()), Optional.empty());
    } catch (IllegalArgumentException e) {
      return form.page(400, typed.wrong(view.refused(e)), Optional.empty());
    }
    String there = view.link(form.address(draft.id()));
    if (form.isThere(draft.id())) {
      return Pages.seeOther(there);
    }
    try {
      return switch (send(call.caller(), collection.get(), draft, typed)) {
        case Result.Sent _ -> Pages.seeOther(there);
        case Result.Look look -> form.page(200, typed, Optional.of(look));
        case Result.Refused(Grounds why) ->
            form.page(400, typed.wrong(view.refused(why)), Optional.empty());
      };
    } catch (IOException e) {
      return form.page(503, typed.wrong(view.t("work.busy")), Optional.empty());
    }
  }

  private static String seen(Audience audience) {
    byte[] text = audience.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Piece.digest(text, 0, text.length));
  }
}
