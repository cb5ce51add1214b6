package org.mithaq.cli.http;

import java.time.Duration;

/** Waits; in tests it only notes for how long. */
@FunctionalInterface
public interface Pause {
  void forAbout(Duration duration) throws InterruptedException;
}
