package org.mithaq.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Figures of several runs, or of many requests, told by their order. */
final class Spread {

  private Spread() {}

  /** {@code min}, {@code median}, {@code max} and all values in the order of the runs. */
  static Map<String, Object> ofRuns(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    Map<String, Object> spread = new LinkedHashMap<>();
    spread.put("min", sorted[0]);
    spread.put("median", median(sorted));
    spread.put("max", sorted[sorted.length - 1]);
    spread.put("runs", values.stream().toList());
    return spread;
  }

  static double median(Collection<Double> values) {
    return median(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * {@code count}, {@code p50_ms}, {@code p90_ms}, {@code p95_ms}, {@code p99_ms}, {@code max_ms}
   * of durations in nanoseconds.
   */
  static Map<String, Object> ofDurations(long[] nanos) {
    Map<String, Object> spread = new LinkedHashMap<>();
    spread.put("count", nanos.length);
    if (nanos.length > 0) {
      long[] sorted = nanos.clone();
      Arrays.sort(sorted);
      spread.put("p50_ms", millis(quantile(sorted, 0.50)));
      spread.put("p90_ms", millis(quantile(sorted, 0.90)));
      spread.put("p95_ms", millis(quantile(sorted, 0.95)));
      spread.put("p99_ms", millis(quantile(sorted, 0.99)));
      spread.put("max_ms", millis(sorted[sorted.length - 1]));
    }
    return spread;
  }

  /** The 99th percentile in milliseconds. */
  static double p99(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return millis(quantile(sorted, 0.99));
  }

  /** The 95th percentile in milliseconds. */
  static double p95(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return millis(quantile(sorted, 0.95));
  }

  private static long quantile(long[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }
}
