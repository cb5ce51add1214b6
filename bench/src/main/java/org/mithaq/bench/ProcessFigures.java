package org.mithaq.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the kernel knows of a process ({@code /proc}). */
final class ProcessFigures {

  /** The kernel shows times to programs in hundredths of a second. */
  private static final double TICKS = 100;

  private ProcessFigures() {}

  /** Processor seconds of a process and all of its children, dead ones too. */
  static double cpuSeconds(ProcessHandle process) throws IOException {
    double seconds = 0;
    for (ProcessHandle one : Stream.concat(Stream.of(process), process.descendants()).toList()) {
      seconds += own(one.pid());
    }
    return seconds;
  }

  private static double own(long pid) throws IOException {
    Path stat = Path.of("/proc/" + pid + "/stat");
    if (!Files.isReadable(stat)) {
      return 0;
    }
    String line = Files.readString(stat);
    // The name in parentheses may hold spaces: fields are counted from behind it.
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = 0;
    for (int i = 11; i <= 14; i++) {
      ticks += Double.parseDouble(fields[i]);
    }
    return ticks / TICKS;
  }

  /** Processor seconds of this process. */
  static double ownCpuSeconds() throws IOException {
    return own(ProcessHandle.current().pid());
  }

  /**
   * Resident memory in KiB: now, its peak, and the parts of it that are the process's own or a
   * file's.
   */
  static Map<String, Object> memory(long pid) throws IOException {
    Map<String, Object> memory = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      for (String key : new String[] {"VmHWM", "VmRSS", "RssAnon", "RssFile"}) {
        if (line.startsWith(key + ":")) {
          memory.put(key + "_kib", Long.parseLong(line.replaceAll("[^0-9]", "")));
        }
      }
    }
    return memory;
  }
}
