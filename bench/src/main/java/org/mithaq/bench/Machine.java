package org.mithaq.bench;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures were taken on. */
final class Machine {

  private Machine() {}

  /**
   * Cores, processor, memory, disk, kernel and Java.
   *
   * @param disk a path on the disk that is measured
   */
  static Map<String, Object> describe(Path disk) throws IOException {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("cpu", value(Path.of("/proc/cpuinfo"), "model name"));
    machine.put("memory", value(Path.of("/proc/meminfo"), "MemTotal"));
    FileStore store = Files.getFileStore(disk);
    machine.put("disk", store.name() + " " + store.type());
    machine.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
    return machine;
  }

  /** Load averages of 1, 5 and 15 minutes, as the kernel writes them. */
  static String load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.isReadable(file) ? Files.readString(file).strip() : "unknown";
  }

  /** The value of the first line {@code key : value}. */
  private static String value(Path file, String key) throws IOException {
    if (!Files.isReadable(file)) {
      return "unknown";
    }
    for (String line : Files.readAllLines(file)) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).strip().equals(key)) {
        return line.substring(colon + 1).strip();
      }
    }
    return "unknown";
  }
}
