package org.mithaq.cli.taxii;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.TooLargeException;

/**
 * Reads a collection page by page. A page is taken whole before any of it is handed on, so that a
 * broken connection costs another request and nothing else; pages that would be too large are asked
 * for with fewer objects.
 */
public final class Pull {
  private static final int PAGE = 1000;
  private static final int LONGEST_PAGE = 64 << 20;
  private static final int LONGEST_OBJECT = 512 << 20;

  private final Http http;
  private final Collection collection;

  /** Takes what comes. */
  public interface Sink {
    void object(byte[] source, int offset, int length) throws IOException;

    /** After the last object of a page; what came until here will not come again. */
    void page(Position reached) throws IOException;
  }

  /**
   * From where to go on.
   *
   * @param next the server's own mark, while there is more
   * @param since the latest {@code date_added} seen, in the server's words; else where it began
   */
  public record Position(Optional<String> next, Optional<String> since) {}

  public Pull(Http http, Collection collection) {
    this.http = http;
    this.collection = collection;
  }

  /**
   * Reads to the end.
   *
   * @param most objects, after which reading stops
   */
  public void run(Query query, long most, Sink sink)
      throws IOException, FailedException, InterruptedException {
    run(query, new Position(Optional.empty(), query.since()), most, sink);
  }

  /** Reads on from a position that an earlier run with the same query reached. */
  public void run(Query query, Position from, long most, Sink sink)
      throws IOException, FailedException, InterruptedException {
    long left = most;
    long checksum = 0;
    Optional<String> next = from.next;
    Optional<String> last = from.since;
    Query current = next.isPresent() ? query : query.since(last);
    int limit = PAGE;
    while (true) {
      URI url = current.page(collection, (int) Math.min(limit, left), next);
      Page page;
      try {
        Answer answer = http.get(url, Taxii.MEDIA, limit == 1 ? LONGEST_OBJECT : LONGEST_PAGE);
        if (!answer.ok()) {
          throw Refusal.of(url, answer).asFailure();
        }
        page = parsed(url, answer);
        last = answer.headers().firstValue("X-TAXII-Date-Added-Last").or(keep(last));
      } catch (TooLargeException e) {
        if (limit == 1) {
          throw new FailedException(url + ": one object is too large. " + e.getMessage(), e);
        }
        limit = Math.max(1, limit / 4);
        continue;
      }
      left -= page.count();
      if (left < 0) {
        throw new FailedException(url + " answered with more objects than were asked for.");
      }
      for (int i = 0; i < page.count(); i++) {
        sink.object(page.bytes().array(), page.start(i), page.length(i));
      }
      if (!page.more()) {
        sink.page(new Position(Optional.empty(), last));
        return;
      }
      // Some servers keep one mark for a whole walk: then the pages must differ.
      boolean marked = page.next().isPresent();
      boolean moved =
          marked
              ? !page.next().equals(next) || (page.count() > 0 && page.checksum() != checksum)
              : !last.equals(current.since());
      if (!moved) {
        throw new FailedException(url + " says that there is more, but not from where to go on.");
      }
      checksum = page.checksum();
      next = page.next();
      if (next.isEmpty()) {
        // TAXII 2.1 §3.4: without «next» the last date_added says where to go on.
        current = current.since(last);
      }
      sink.page(new Position(next, last));
      if (left == 0) {
        return;
      }
    }
  }

  private static Supplier<Optional<String>> keep(Optional<String> last) {
    return () -> last;
  }

  private static Page parsed(URI url, Answer answer) throws FailedException {
    try {
      return Page.parse(answer.body());
    } catch (IOException e) {
      throw new FailedException(
          "%s answered with something that is no TAXII envelope (%s)."
              .formatted(url, firstLine(String.valueOf(e.getMessage()))),
          e);
    }
  }

  private static String firstLine(String message) {
    int newline = message.indexOf('\n');
    return newline < 0 ? message : message.substring(0, newline);
  }
}
