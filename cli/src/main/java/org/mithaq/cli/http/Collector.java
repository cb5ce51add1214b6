package org.mithaq.cli.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Collects a body into one array that never grows past a limit, and notes when bytes came last. */
final class Collector implements BodySubscriber<Bytes> {
  private static final int FIRST = 16 << 10;

  private final int limit;
  private final AtomicLong lastActivity;
  private final CompletableFuture<Bytes> result = new CompletableFuture<>();
  // Only the thread that delivers the body touches what follows (reactive streams, §1.3).
  private Flow.@Nullable Subscription subscription;
  private byte[] array;
  private int length;

  /**
   * @param expected the length that the server announced; 0 when it did not
   * @param lastActivity set to the {@link System#nanoTime} of every arrival
   */
  Collector(int limit, long expected, AtomicLong lastActivity) {
    this.limit = limit;
    this.lastActivity = lastActivity;
    this.array = new byte[Math.clamp(expected, Math.min(FIRST, limit), limit)];
  }

  @Override
  public CompletionStage<Bytes> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    lastActivity.set(System.nanoTime());
    for (ByteBuffer buffer : buffers) {
      int more = buffer.remaining();
      if (more > limit - length) {
        if (subscription != null) {
          subscription.cancel();
        }
        result.completeExceptionally(new TooLargeException(limit));
        return;
      }
      if (more > array.length - length) {
        long doubled = Math.max(2L * array.length, (long) length + more);
        array = Arrays.copyOf(array, (int) Math.min(doubled, limit));
      }
      buffer.get(array, length, more);
      length += more;
    }
  }

  @Override
  public void onError(Throwable throwable) {
    result.completeExceptionally(throwable);
  }

  @Override
  public void onComplete() {
    result.complete(new Bytes(array, length));
  }
}
