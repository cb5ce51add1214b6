package org.mithaq.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.mithaq.cli.http.Pause;

/**
 * What surrounds a run of the command.
 *
 * @param out for results alone
 * @param err for progress, logs and errors
 * @param terminal whether someone watches {@code err}
 */
record Io(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    BooleanSupplier terminal,
    Pause pause) {

  static Io ofProcess() {
    return new Io(
        System.in, System.out, System.err, System.getenv(), Terminal::watchesErrors, Thread::sleep);
  }

  void note(String sentence) {
    err.println(sentence);
  }

  /** Where this user's programs keep what they can do without. */
  Path cache() {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
    Path caches =
        !xdg.isEmpty()
            ? Path.of(xdg)
            : System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")
                ? home.resolve("Library/Caches")
                : home.resolve(".cache");
    return caches.resolve("mithaq");
  }
}
