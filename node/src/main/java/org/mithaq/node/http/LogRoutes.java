package org.mithaq.node.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;
import org.mithaq.node.log.DamagedTileException;

/**
 * {@code /log/…}: the public log as static files (C2SP tlog-tiles), open to pages of other sites,
 * and receipts, which are not.
 */
public final class LogRoutes {

  private static final Pattern TILE =
      Pattern.compile(
          "(entries|[0-9]|[1-5][0-9]|6[0-3])/(x[0-9]{3}/){0,6}[0-9]{3}"
              + "(\\.p/([1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]))?");
  private static final Pattern SEQUENCE = Pattern.compile("0|[1-9][0-9]{0,17}");

  /** Seconds. */
  private static final int MENDED_AFTER = 2;

  private final LogFiles files;
  private final Receipts receipts;

  public LogRoutes(LogFiles files, Receipts receipts) {
    this.files = files;
    this.receipts = receipts;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/log/checkpoint", Access.PUBLISHED, call -> changing("checkpoint")),
        Route.get("/log/key", Access.PUBLISHED, call -> changing("key")),
        Route.get("/log/tile/{tile...}", Access.PUBLISHED, call -> tile(call.segment("tile"))),
        Route.get("/log/receipt/{sequence}", Access.FILTERED, this::receipt));
  }

  private Reply changing(String path) throws Refusal, IOException {
    return file(path, "text/plain; charset=utf-8").with("Cache-Control", "no-cache");
  }

  private Reply tile(String tile) throws Refusal, IOException {
    if (!TILE.matcher(tile).matches()) {
      throw Refusal.notFound("There is no such tile; its path is not of the form of tlog-tiles.");
    }
    return file("tile/" + tile, "application/octet-stream")
        .with("Cache-Control", "public, max-age=31536000, immutable");
  }

  private Reply file(String path, String mediaType) throws Refusal, IOException {
    ByteBuffer content;
    try {
      content =
          files.read(path).orElseThrow(() -> Refusal.notFound("The log has no such file (yet)."));
    } catch (DamagedTileException e) {
      throw damaged(e);
    }
    return new Reply(
        200,
        List.of(new Reply.Field("Content-Type", mediaType)),
        new Reply.Lent(content, () -> {}));
  }

  private Reply receipt(Call call) throws Refusal, IOException {
    String sequence = call.segment("sequence");
    if (!SEQUENCE.matcher(sequence).matches()) {
      throw noReceipt();
    }
    Receipts.Answer answer;
    try {
      answer = receipts.receipt(Long.parseLong(sequence), call.caller());
    } catch (DamagedTileException e) {
      throw damaged(e);
    }
    return switch (answer) {
      case Receipts.Receipt receipt -> Reply.text(200, receipt.text());
      case Receipts.NotFound _ -> throw noReceipt();
      case Receipts.NotYet _ ->
          throw Refusal.busy("The act is committed but not published yet; ask again.", 1);
    };
  }

  private static Refusal damaged(DamagedTileException e) {
    return e.mending()
        ? Refusal.busy(
            "A file of the log was found damaged and is being made again; ask again.", MENDED_AFTER)
        : Refusal.of(
            503,
            "damaged",
            "A file of the log is damaged and withheld until the operator has mended it.",
            "");
  }

  private static Refusal noReceipt() {
    return Refusal.notFound("There is no act of that number that you may read.");
  }
}
