package org.mithaq.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar for work that takes more than a moment, where someone watches. Used by one thread. */
final class Progress implements AutoCloseable {
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(700);

  private final Io io;
  private final String task;
  private final long total;
  private final long began = System.nanoTime();
  private boolean decided;
  private @Nullable ProgressBar bar;

  /**
   * @param total bytes; -1 when unknown
   */
  Progress(Io io, String task, long total) {
    this.io = io;
    this.task = task;
    this.total = total;
  }

  /** So much is done, bytes; and what to say of it. */
  void at(long done, String message) {
    if (!decided && System.nanoTime() - began > MOMENT) {
      decided = true;
      if (io.terminal().getAsBoolean()) {
        bar = start();
      }
    }
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(message);
    }
  }

  /** Writes a line that must not run into the bar. */
  void say(String sentence) {
    if (bar != null) {
      bar.pause();
      io.err().print("\r\u001b[K");
    }
    io.note(sentence);
    if (bar != null) {
      bar.resume();
    }
  }

  private ProgressBar start() {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setUnit(" MB", 1_000_000)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(io.err()))
        .setUpdateIntervalMillis(200)
        .build();
  }

  Consumer<String> notes() {
    return this::say;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
