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
          queue.put(new Batch(envelope, number - envelope.count()));
          envelope = new Envelope();
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
