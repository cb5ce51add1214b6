package org.mithaq.cli.taxii;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.Pause;
import org.mithaq.cli.http.TooLargeException;
import org.mithaq.cli.taxii.Packer.Batch;
import org.mithaq.cli.taxii.Packer.Broken;
import org.mithaq.cli.taxii.Packer.End;
import org.mithaq.cli.taxii.Packer.TooLong;

/**
 * Sends the objects of a stream to a collection, in their order, and learns what became of each.
 *
 * <p>One envelope is under way while the next is put together, never two: what a collection makes
 * of an object (its versions, the audience of a relationship) depends on the objects before it.
 */
public final class Push {
  private static final int LONGEST_STATUS = 256 << 20;
  private static final int LONGEST_OBJECT = 256 << 20;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final int HOPELESS = 20;

  private final Http http;
  private final Pause pause;
  private final Collection collection;
  private final int mostObjects;
  private final long longestBody;
  private final Listener listener;
  // Lowered by the sender when the server finds a body too large; read by the packer.
  private volatile long mostBytes;
  private long accepted;
  private long refused;
  private boolean anyTaken;
  private int refusedWhole;

  /** Hears how it goes, on the thread that called {@link #send}. */
  public interface Listener {
    void refused(Refused object) throws IOException;

    /**
     * An envelope's objects have all been answered.
     *
     * @param objects of the input so far, those skipped at the start included
     * @param accepted of those that this run has sent
     */
    void sent(long objects, long accepted, long refused) throws IOException;
  }

  /**
   * An object that was not taken.
   *
   * @param number of the object in its input, from 1; 0 when the server did not say which one it
   *     was
   * @param id empty when unknown, as is the version
   */
  public record Refused(long number, String id, String version, String reason) {}

  /**
   * @param mostObjects in one envelope
   * @param mostBytes of one envelope, if the collection does not ask for less
   */
  public Push(
      Http http,
      Pause pause,
      Collection collection,
      int mostObjects,
      long mostBytes,
      Listener listener) {
    this.http = http;
    this.pause = pause;
    this.collection = collection;
    this.mostObjects = mostObjects;
    this.longestBody = Math.min(collection.longestBody(), LONGEST_OBJECT);
    this.mostBytes = Math.min(mostBytes, longestBody);
    this.listener = listener;
  }

  /**
   * Sends a stream, plain or gzip, to its end. Counts start anew.
   *
   * @param skip how many objects an earlier run has already sent
   * @throws MalformedInputException where no more objects can be told; those before were sent
   */
  public void send(InputStream raw, long skip)
      throws IOException, FailedException, InterruptedException {
    accepted = 0;
    refused = 0;
    int longestObject = (int) (longestBody - Envelope.OVERHEAD);
    Packer packer = new Packer(mostObjects, () -> mostBytes, longestObject);
    Thread packing = packer.start(raw, skip);
    try {
      while (true) {
        switch (packer.take()) {
          case Batch batch -> {
            deliver(batch);
            listener.sent(batch.first() - 1 + batch.envelope().count(), accepted, refused);
          }
          case TooLong object -> {
            refuse(
                new Refused(
                    object.number(),
                    "",
                    "",
                    "longer than the " + longestBody + " bytes that the server takes at once"));
            listener.sent(object.number(), accepted, refused);
          }
          case Broken broken -> throw broken.cause();
          case End() -> {
            return;
          }
        }
      }
    } finally {
      packing.interrupt();
    }
  }

  /** Sends a batch, in halves where the server refuses it as a whole. */
  private void deliver(Batch batch) throws IOException, FailedException, InterruptedException {
    Deque<Batch> parts = new ArrayDeque<>();
    parts.push(batch);
    while (!parts.isEmpty()) {
      Batch part = parts.pop();
      Envelope envelope = part.envelope();
      Answer answer = post(envelope);
      if (answer.ok()) {
        anyTaken = true;
        account(part, settled(answer));
        continue;
      }
      Refusal refusal = Refusal.of(collection.objects(), answer);
      boolean content =
          refusal.status() == 400 || refusal.status() == 413 || refusal.status() == 422;
      if (!content) {
        throw refusal.asFailure();
      }
      int count = envelope.count();
      if (count > 1) {
        if (refusal.status() == 413) {
          mostBytes = Math.max(Envelope.OVERHEAD, envelope.body().length() / 2);
        }
        int half = count / 2;
        parts.push(new Batch(envelope.part(half, count), part.first() + half));
        parts.push(new Batch(envelope.part(0, half), part.first()));
      } else {
        if (!anyTaken && ++refusedWhole == HOPELESS) {
          throw refusal.asFailure();
        }
        Header header = Header.of(envelope.object(0));
        refuse(new Refused(part.first(), header.id(), header.version(), refusal.reason()));
      }
    }
  }

  private Answer post(Envelope envelope) throws FailedException, InterruptedException {
    try {
      return http.post(
          collection.objects(), Taxii.MEDIA, Taxii.MEDIA, envelope.body(), LONGEST_STATUS);
    } catch (TooLargeException e) {
      throw new FailedException(collection.objects() + ": " + e.getMessage(), e);
    }
  }

  /** The status once no object is pending. */
  private Status settled(Answer first) throws FailedException, InterruptedException {
    Answer answer = first;
    Duration step = Duration.ofMillis(50);
    Duration waited = Duration.ZERO;
    try {
      while (true) {
        Status status = Status.parse(answer.body());
        if (status.complete()) {
          return status;
        }
        URI url = collection.status(status.id());
        if (waited.compareTo(LONGEST_WAIT) > 0) {
          throw new FailedException(
              "%s says after %d minutes that %d objects are pending: see there later, or run this again."
                  .formatted(url, waited.toMinutes(), status.pending()));
        }
        pause.forAbout(step);
        waited = waited.plus(step);
        step = step.compareTo(Duration.ofSeconds(2)) < 0 ? step.multipliedBy(2) : step;
        answer = http.get(url, Taxii.MEDIA, LONGEST_STATUS);
        if (!answer.ok()) {
          throw Refusal.of(url, answer).asFailure();
        }
      }
    } catch (FailedException e) {
      throw e;
    } catch (IOException e) {
      throw new FailedException(
          "%s took the objects but gave no TAXII status (%s)."
              .formatted(collection.objects(), e.getMessage()),
          e);
    }
  }

  private void account(Batch part, Status status) throws IOException {
    accepted += status.succeeded();
    for (Status.Failed failed : status.failures()) {
      refuse(new Refused(0, failed.id(), failed.version(), failed.message()));
    }
    long unnamed = part.envelope().count() - status.succeeded() - status.failures().size();
    for (long i = 0; i < unnamed; i++) {
      refuse(new Refused(0, "", "", "the server did not say what became of it"));
    }
  }

  private void refuse(Refused object) throws IOException {
    refused++;
    listener.refused(object);
  }
}
