package org.mithaq.cli.taxii;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.SynchronousQueue;
import java.util.function.LongSupplier;

/**
 * Puts the objects of a stream together to envelopes, one ahead of whoever takes them. Objects that
 * precede a broken place are handed over before the break is told.
 */
final class Packer {
  private final SynchronousQueue<Packed> queue = new SynchronousQueue<>();
  private final int mostObjects;
  private final LongSupplier mostBytes;
  private final int longestObject;

  sealed interface Packed {}

  /** Objects that go together, and the number of the first, from 1. */
  record Batch(Envelope envelope, long first) implements Packed {}

  /** An object that no envelope can hold. */
  record TooLong(long number) implements Packed {}

  /** There is no more: the stream has ended, or it is broken. */
  record End() implements Packed {}

  record Broken(IOException cause) implements Packed {}

  /**
   * @param mostBytes of an envelope, asked anew for each; a longer object has one for itself
   */
  Packer(int mostObjects, LongSupplier mostBytes, int longestObject) {
    this.mostObjects = mostObjects;
    this.mostBytes = mostBytes;
    this.longestObject = longestObject;
  }

  /** The next piece of work; none after an end. */
  Packed take() throws InterruptedException {
    return queue.take();
  }

  /** Packs on a thread of its own, which ends at the stream's end or when it is interrupted. */
  Thread start(InputStream raw, long skip) {
    return Thread.ofVirtual().name("packer").start(() -> run(raw, skip));
  }

  private void run(InputStream raw, long skip) {
    try {
      queue.put(pack(raw, skip));
    } catch (InterruptedException e) {
      // The sender has given up: nobody waits for more.
      Thread.currentThread().interrupt();
    }
  }

  /** How many of an envelope's last objects go with the next one. */
  private int keptBack(Envelope envelope, ObjectReader.Span next) {
    int last = envelope.count() - 1;
    if (last < 1 || next.tooLong() || mostObjects < 2) {
      return 0;
    }
    String signed = Header.of(next.source(), next.offset(), next.length()).signs();
    return !signed.isEmpty() && Header.of(envelope.object(last)).id().equals(signed) ? 1 : 0;
  }

  private Packed pack(InputStream raw, long skip) throws InterruptedException {
    Envelope envelope = new Envelope();
    long number = 0;
    Packed end = new End();
    try (ObjectReader reader = new ObjectReader(Inputs.unpacked(raw), longestObject)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        number++;
        if (number <= skip) {
          continue;
        }
        ObjectReader.Span span = next.get();
        boolean fits =
            envelope.count() < mostObjects
                && envelope.fits(span.length(), mostBytes.getAsLong())
                && !span.tooLong();
        if (!fits && envelope.count() > 0) {
          // An object and its signature enter together, so they travel together.
          int kept = keptBack(envelope, span);
          int sent = envelope.count() - kept;
          Envelope rest = envelope.part(sent, envelope.count());
          queue.put(
              new Batch(kept == 0 ? envelope : envelope.part(0, sent), number - envelope.count()));
          envelope = rest;
        }
        if (span.tooLong()) {
          queue.put(new TooLong(number));
        } else {
          envelope.add(span.source(), span.offset(), span.length());
        }
      }
    } catch (EOFException e) {
      end = new Broken(new MalformedInputException("the gzip stream is cut off"));
    } catch (IOException e) {
      end = new Broken(e);
    }
    if (envelope.count() > 0) {
      queue.put(new Batch(envelope, number + 1 - envelope.count()));
    }
    return end;
  }
}
