package org.mithaq.node.index;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the threads that someone waits for go first. Java's own priorities do nothing on Linux
 * without a privilege, but there every thread may make itself nicer.
 */
final class Background {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);
  private static final int NICENESS = 10;

  private Background() {}

  /**
   * Lowers the calling thread for the rest of its life; elsewhere than on Linux nothing happens.
   */
  static void lower() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return;
    }
    try {
      Linker linker = Linker.nativeLinker();
      // setpriority(2): PRIO_PROCESS, 0 stands for the calling thread.
      MethodHandle setPriority =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("setpriority"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT));
      int failed = (int) setPriority.invokeExact(0, 0, NICENESS);
      LOG.debug("background thread lowered, setpriority gave {}", failed);
    } catch (Throwable e) {
      LOG.debug("A background thread keeps its priority", e);
    }
  }
}
