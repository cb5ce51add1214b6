package org.mithaq.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The scenarios: {@code ./mithaq bench SCENARIO [options]}. Exit codes: 0 done, 1 failed, 2 wrong
 * usage.
 */
public final class Bench {

  private Bench() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    Results results = new Results(out, "./mithaq bench " + String.join(" ", Arrays.asList(args)));
    CommandLine line =
        new CommandLine(new Root())
            .addSubcommand("drain", new DrainCommand(results))
            .addSubcommand("ingest", new IngestCommand(results))
            .addSubcommand("log", new LogCommand(results))
            .addSubcommand("start", new StartCommand(results))
            .addSubcommand("memory", new MemoryCommand(results))
            .addSubcommand("register", new RegisterCommand(results))
            .addSubcommand("site", new SiteCommand(results))
            .addSubcommand("stream", new StreamCommand(results))
            .setExecutionExceptionHandler((e, _, _) -> {
              Progress.note("Not done: " + e);
              if (System.getenv("MITHAQ_DEBUG") != null) {
                e.printStackTrace();
              }
              return 1;
            });
    int code = line.execute(args);
    out.flush();
    System.exit(code);
  }

  @Command(
      name = "mithaq bench",
      description = "Measures a node beside what it is compared with; prints JSON.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "SCENARIO")
  private static final class Root implements Runnable {
    @Override
    public void run() {
      throw new CommandLine.ParameterException(
          new CommandLine(this),
          "A scenario is missing: drain, ingest, log, start, memory, register, site or stream.");
    }
  }
}
