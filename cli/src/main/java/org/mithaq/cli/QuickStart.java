package org.mithaq.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Starts of nodes as supervisors and scripts write them, without picocli: its classes are of a
 * format too old for the JVM's start cache, and reading them is a fifth of such a start. Whatever
 * is not plainly understood here is picocli's, with its help and its errors.
 */
final class QuickStart {
  private QuickStart() {}

  /** The command that the arguments ask for; empty when picocli has to read them. */
  static Optional<Callable<Integer>> of(Io io, String... args) {
    return switch (args.length == 0 ? "" : args[0]) {
      case "demo" -> options(args, Set.of("--port", "--data")).flatMap(given -> demo(io, given));
      case "serve" -> options(args, Set.of("--config")).flatMap(given -> serve(io, given));
      default -> Optional.empty();
    };
  }

  private static Optional<Callable<Integer>> demo(Io io, Map<String, String> given) {
    String port = given.getOrDefault("--port", Integer.toString(DemoCommand.PORT));
    try {
      return Optional.of(
          new DemoCommand(
              io, Integer.parseInt(port), Optional.ofNullable(given.get("--data")).map(Path::of)));
    } catch (NumberFormatException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Callable<Integer>> serve(Io io, Map<String, String> given) {
    try {
      return Optional.of(
          new ServeCommand(io, Path.of(given.getOrDefault("--config", ServeCommand.CONFIG))));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Pairs of a known name and a value, each name once; empty for anything else. */
  private static Optional<Map<String, String>> options(String[] args, Set<String> known) {
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i < args.length; i += 2) {
      boolean plain =
          i + 1 < args.length
              && known.contains(args[i])
              && !args[i + 1].isEmpty()
              && "-@\"'".indexOf(args[i + 1].charAt(0)) < 0;
      if (!plain || options.put(args[i], args[i + 1]) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(options);
  }
}
