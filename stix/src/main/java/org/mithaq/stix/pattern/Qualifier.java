package org.mithaq.stix.pattern;

import java.math.BigInteger;

/** A restriction on the observations that match (STIX 2.1, section 9.5.1). */
public sealed interface Qualifier {

  /** {@code WITHIN x SECONDS}: a finite number of seconds above 0. */
  record Within(double seconds) implements Qualifier {
    public Within {
      if (!(seconds > 0) || !Double.isFinite(seconds)) {
        throw new IllegalArgumentException("WITHIN takes a number of seconds above 0");
      }
    }
  }

  /** {@code REPEATS x TIMES}: at least 1. */
  record Repeats(BigInteger times) implements Qualifier {
    public Repeats {
      if (times.signum() <= 0) {
        throw new IllegalArgumentException("REPEATS takes a count of at least 1");
      }
    }
  }

  /** {@code START x STOP y}: from x on, before y; y may lie before x, then nothing matches. */
  record StartStop(Constant.Timestamp start, Constant.Timestamp stop) implements Qualifier {}
}
