package org.mithaq.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.mithaq.cli.http.FailedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command. Only the subcommand that is asked for is loaded. */
public final class Mithaq {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  private static final Map<String, Function<Io, Object>> COMMANDS = commands();

  private Mithaq() {}

  private static Map<String, Function<Io, Object>> commands() {
    Map<String, Function<Io, Object>> commands = new LinkedHashMap<>();
    commands.put("demo", DemoCommand::new);
    commands.put("serve", ServeCommand::new);
    commands.put("init", InitCommand::new);
    commands.put("push", PushCommand::new);
    commands.put("readers", ReadersCommand::new);
    commands.put("tokens", TokensCommand::new);
    commands.put("notify", NotifyCommand::new);
    commands.put("withdraw", WithdrawCommand::new);
    commands.put("holds", HoldsCommand::new);
    commands.put("audit", AuditCommand::new);
    commands.put("pull", PullCommand::new);
    commands.put("import", ImportCommand::new);
    commands.put("key", KeyCommand::of);
    commands.put("sign", SignCommand::new);
    commands.put("join", JoinCommand::new);
    commands.put("applications", ApplicationsCommand::new);
    commands.put("request", RequestCommand::new);
    commands.put("reply", ReplyCommand::new);
    commands.put("case", CaseCommand::new);
    commands.put("statement", StatementCommand::new);
    commands.put("judge", JudgeCommand::new);
    commands.put("contact", ContactCommand::new);
    commands.put("verify", VerifyCommand::new);
    commands.put("watch", WatchCommand::new);
    commands.put("stream", StreamCommand::new);
    commands.put("export", ExportCommand::new);
    commands.put("register", RegisterCommand::new);
    commands.put("backup", BackupCommand::new);
    commands.put("restore", RestoreCommand::new);
    commands.put("rotate", RotateCommand::new);
    commands.put("erase", EraseCommand::new);
    commands.put("fsck", FsckCommand::new);
    commands.put("check-pattern", CheckPatternCommand::new);
    commands.put("warm-up", WarmUpCommand::new);
    commands.put("completion", CompletionCommand::new);
    return Collections.unmodifiableMap(commands);
  }

  /** Runs and exits: 0 done, 1 refused or failed, 2 wrong usage. */
  public static void main(String[] args) {
    Logging.quiet();
    int code = run(Io.ofProcess(), args);
    System.out.flush();
    System.exit(System.out.checkError() && code == DONE ? FAILED : code);
  }

  /** Runs within a process; the exit code. */
  static int run(Io io, String... args) {
    Optional<Callable<Integer>> quick = QuickStart.of(io, args);
    if (quick.isPresent()) {
      try {
        return quick.get().call();
      } catch (Exception e) {
        return failed(io, e);
      }
    }
    Optional<String> command =
        args.length > 0 && COMMANDS.containsKey(args[0]) ? Optional.of(args[0]) : Optional.empty();
    return commandLine(io, command).execute(args);
  }

  /**
   * @param only the one subcommand to load; all when empty
   */
  static CommandLine commandLine(Io io, Optional<String> only) {
    CommandLine line = new CommandLine(new Root());
    COMMANDS.forEach((name, command) -> {
      if (only.isEmpty() || only.get().equals(name)) {
        line.addSubcommand(name, command.apply(io));
      }
    });
    return line.setOut(new PrintWriter(io.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(io.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((e, _) -> wrongUsage(io, e))
        .setExecutionExceptionHandler((e, _, _) -> failed(io, e));
  }

  private static int wrongUsage(Io io, ParameterException e) {
    io.note(String.valueOf(e.getMessage()));
    io.note("See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return WRONG_USAGE;
  }

  private static int failed(Io io, Exception e) {
    if (e instanceof ParameterException usage) {
      return wrongUsage(io, usage);
    }
    io.note(sentence(e));
    if (io.environment().containsKey("MITHAQ_DEBUG")) {
      e.printStackTrace(io.err());
    }
    return FAILED;
  }

  private static String sentence(Exception e) {
    return switch (e) {
      case FailedException failed -> String.valueOf(failed.getMessage());
      case NoSuchFileException missing -> "There is no file " + missing.getFile() + ".";
      case AccessDeniedException denied -> "You may not read or write " + denied.getFile() + ".";
      case IOException io when io.getMessage() != null -> "Not done: " + io.getMessage() + ".";
      case InterruptedException _ -> "Interrupted.";
      default ->
          "Something unforeseen happened (%s): MITHAQ_DEBUG=1 shows where; please report it."
              .formatted(e);
    };
  }

  @Command(
      name = "mithaq",
      description = "The software that an international cyber accord runs on.",
      versionProvider = Version.class,
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      footer = {"", "«mithaq COMMAND --help» tells more about a command."})
  private static final class Root implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
  }

  private static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Mithaq.class.getPackage().getImplementationVersion();
      return new String[] {"mithaq " + (version == null ? "(unpacked)" : version)};
    }
  }
}
