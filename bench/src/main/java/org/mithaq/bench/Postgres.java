package org.mithaq.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fresh PostgreSQL cluster with its own defaults (fsync on), reached over a socket in its folder.
 * Where this process is root it runs as the user {@code postgres}, since it refuses root.
 */
final class Postgres implements AutoCloseable {

  private static final String TABLE =
      "drop table if exists o; checkpoint;"
          + " create table o(id text, modified text, doc jsonb, primary key(id, modified));"
          + " create index on o using gin(doc)";

  /** JSON has neither of these bytes, so nothing in it needs an escape. */
  private static final String COPY =
      "copy o from stdin with (format csv, delimiter e'\\x02', quote e'\\x01')";

  private final Path programs;
  private final Path folder;

  private Postgres(Path programs, Path folder) {
    this.programs = programs;
    this.folder = folder;
  }

  /** The folder of its programs; empty where it is not installed. */
  static Optional<Path> installed() throws IOException {
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        Optional<Path> newest =
            versions
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .max(Comparator.naturalOrder());
        if (newest.isPresent()) {
          return newest;
        }
      }
    }
    return Commands.find("initdb").map(Path::getParent);
  }

  static String version(Path programs) throws IOException, InterruptedException {
    return Commands.run(List.of(programs.resolve("postgres").toString(), "--version")).strip();
  }

  static Postgres start(Path programs, Path scratch) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(scratch.resolve("postgres"));
    Postgres postgres = new Postgres(programs, folder);
    if (Commands.isRoot()) {
      Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwx--x--x"));
      Commands.run(List.of("chown", "postgres", folder.toString()));
    }
    String data = folder.resolve("data").toString();
    postgres.asServer(
        "initdb", "-D", data, "-E", "UTF8", "--locale=C", "-A", "trust", "-U", "bench");
    postgres.asServer(
        "pg_ctl",
        "-D",
        data,
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-c listen_addresses='' -k " + folder,
        "-w",
        "start");
    return postgres;
  }

  private void asServer(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (Commands.isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    // A server that inherits our pipe would keep it open: what it says goes to a file.
    Path said = folder.resolveSibling("postgres-" + program + ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(program + " failed: " + Files.readString(said));
    }
  }

  private List<String> psql(String... commands) {
    List<String> command = new ArrayList<>();
    command.add(programs.resolve("psql").toString());
    command.addAll(List.of("-X", "-q", "-A", "-t", "-h", folder.toString(), "-U", "bench"));
    command.addAll(List.of("-d", "postgres", "-v", "ON_ERROR_STOP=1"));
    for (String one : commands) {
      command.add("-c");
      command.add(one);
    }
    return command;
  }

  /** Makes the table anew. */
  void freshTable() throws IOException, InterruptedException {
    for (String statement : TABLE.split(";", -1)) {
      Commands.run(psql(statement.strip()));
    }
  }

  /** Loads objects in one COPY; seconds until it is committed. */
  double copy(Corpus corpus, long from, long to) throws IOException, InterruptedException {
    Path said = folder.resolveSibling("postgres-copy.txt");
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(psql(COPY))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try (OutputStream lines = new BufferedOutputStream(process.getOutputStream(), 1 << 20)) {
      Bytes line = new Bytes(1 << 16);
      for (long index = from; index < to; index++) {
        line.clear();
        line.add(corpus.id(index)).add((byte) 2).add(corpus.version(index)).add((byte) 2);
        corpus.append(index, line);
        line.add((byte) '\n');
        lines.write(line.array(), 0, line.length());
      }
    }
    int code = process.waitFor();
    double seconds = (System.nanoTime() - began) / 1e9;
    String stored = code == 0 ? Commands.run(psql("select count(*) from o")).strip() : "0";
    if (!stored.equals(Long.toString(to - from))) {
      throw new IOException("COPY stored " + stored + " rows: " + Files.readString(said));
    }
    return seconds;
  }

  /** The server's first process. */
  ProcessHandle handle() throws IOException {
    Path file = folder.resolve("data/postmaster.pid");
    long pid =
        Long.parseLong(
            Files.readString(file, StandardCharsets.US_ASCII).lines().findFirst().orElse("0"));
    return ProcessHandle.of(pid).orElseThrow(() -> new IOException("PostgreSQL has ended"));
  }

  @Override
  public void close() {
    try {
      asServer("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "fast", "-w", "stop");
    } catch (IOException e) {
      Progress.note("PostgreSQL did not stop: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
