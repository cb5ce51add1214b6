package org.mithaq.node.access;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * The acts that one request reads and whose readings are taken down ({@link Audience#isWatched()}).
 * Every outlet tells of what it hands out; the request that is under way on the thread collects it.
 */
public final class Readings {

  private static final ScopedValue<Readings> OF_REQUEST = ScopedValue.newInstance();

  private final TreeSet<Long> acts = new TreeSet<>();

  /** What was read, by the numbers of the acts. */
  public record Digest(int acts, String sha256) {}

  /** Runs a request on this thread and collects what it reads. */
  public <T, X extends Throwable> T during(ScopedValue.CallableOp<T, X> request) throws X {
    return ScopedValue.where(OF_REQUEST, this).call(request);
  }

  /** Tells that an act is handed out. */
  public static void note(long sequence) {
    if (OF_REQUEST.isBound()) {
      OF_REQUEST.get().acts.add(sequence);
    }
  }

  /** Tells that an act for an audience is handed out. */
  public static void note(long sequence, Audience audience) {
    if (audience.isWatched()) {
      note(sequence);
    }
  }

  public boolean isEmpty() {
    return acts.isEmpty();
  }

  /**
   * How many acts, and the SHA-256 in hexadecimal of their numbers, ascending, each eight bytes
   * with the highest first.
   */
  public Digest digest() {
    ByteBuffer numbers = ByteBuffer.allocate(acts.size() * Long.BYTES);
    acts.forEach(numbers::putLong);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(numbers.array());
      return new Digest(acts.size(), HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
