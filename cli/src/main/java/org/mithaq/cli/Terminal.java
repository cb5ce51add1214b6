package org.mithaq.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/** Asks the C library what Java does not tell: whether standard error is a terminal. */
final class Terminal {
  private static final int STANDARD_ERROR = 2;

  private Terminal() {}

  static boolean watchesErrors() {
    Linker linker = Linker.nativeLinker();
    var isatty = linker.defaultLookup().find("isatty");
    if (isatty.isEmpty()) {
      return false;
    }
    try {
      var call =
          linker.downcallHandle(
              isatty.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      return (int) call.invokeExact(STANDARD_ERROR) == 1;
    } catch (Throwable e) {
      return false;
    }
  }
}
