package org.mithaq.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import org.mithaq.cli.taxii.Pull;
import org.mithaq.stix.Validity;

/** Writes what is pulled, and after each page how far it has come. */
final class PullSink implements Pull.Sink {
  private final PullOutput output;
  private final Progress progress;
  private final Optional<PullProgress> kept;
  private final PrintStream reader;
  private final Wanted wanted;
  private long bytes;
  private long leftOut;

  /** Which objects are written. */
  @FunctionalInterface
  interface Wanted {
    boolean test(byte[] source, int offset, int length);

    /** All. */
    static Wanted everything() {
      return (_, _, _) -> true;
    }

    /** What is neither revoked nor over; what can't be read says neither, and is written. */
    static Wanted current(Instant now) {
      return (source, offset, length) -> {
        try {
          return Validity.of(source, offset, length).current(now);
        } catch (IOException e) {
          return true;
        }
      };
    }
  }

  /**
   * Writes to an output.
   *
   * @param kept where it is kept how far it has come, if it is
   * @param reader is looked at after each page: without it there is nobody to write for
   */
  PullSink(
      PullOutput output,
      Progress progress,
      Optional<PullProgress> kept,
      PrintStream reader,
      Wanted wanted) {
    this.output = output;
    this.progress = progress;
    this.kept = kept;
    this.reader = reader;
    this.wanted = wanted;
  }

  /** How many bytes of objects were written. */
  long bytes() {
    return bytes;
  }

  /** How many objects were not wanted. */
  long leftOut() {
    return leftOut;
  }

  @Override
  public void object(byte[] source, int offset, int length) throws IOException {
    if (wanted.test(source, offset, length)) {
      output.object(source, offset, length);
      bytes += length;
    } else {
      leftOut++;
    }
  }

  @Override
  public void page(Pull.Position reached) throws IOException {
    long length = output.flush();
    if (reader.checkError()) {
      throw new IOException("whoever read standard output has gone");
    }
    if (kept.isPresent()) {
      kept.get().write(new PullProgress.Reached(reached, length, output.objects()));
    }
    progress.at(bytes, Output.objects(output.objects()));
  }
}
