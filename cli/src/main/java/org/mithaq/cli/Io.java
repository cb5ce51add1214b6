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
    return home("XDG_CACHE_HOME", "Library/Caches", ".cache");
  }

  /** Where this user's programs keep what they have seen. */
  Path state() {
    return home("XDG_STATE_HOME", "Library/Application Support", ".local/state");
  }

  private Path home(String variable, String onMac, String elsewhere) {
    String given = environment.getOrDefault(variable, "");
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    Path base = given.isEmpty() ? home.resolve(mac ? onMac : elsewhere) : Path.of(given);
    return base.resolve("mithaq");
  }
}
