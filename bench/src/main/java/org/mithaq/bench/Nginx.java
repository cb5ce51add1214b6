package org.mithaq.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** nginx with one worker, serving one folder as files. */
final class Nginx implements AutoCloseable {

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Empty where nginx is not installed. */
  static Optional<Path> installed() {
    return Commands.find("nginx");
  }

  /** Its version, as it says it. */
  static String version(Path program) throws IOException, InterruptedException {
    return Commands.run(List.of(program.toString(), "-v")).strip();
  }

  static Nginx start(Path program, Path scratch, Path folder)
      throws IOException, InterruptedException {
    int port = NodeProcess.freePort();
    Path own = Files.createDirectories(scratch.resolve("nginx"));
    // Workers of a master that is root change to another user unless told to stay.
    String user = Commands.isRoot() ? "user root;" : "";
    Path file = own.resolve("nginx.conf");
    Files.writeString(file, configuration(user, own, port, folder));
    Process process =
        new ProcessBuilder(program.toString(), "-c", file.toString(), "-p", own.toString())
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("output").toFile())
            .start();
    Nginx nginx = new Nginx(process, port);
    for (int i = 0; i < 500; i++) {
      if (nginx.answers()) {
        return nginx;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    nginx.close();
    throw new IOException("nginx did not start: " + Files.readString(own.resolve("output")));
  }

  private static String configuration(String user, Path own, int port, Path folder) {
    return """
    %s
    daemon off;
    worker_processes 1;
    pid %2$s/nginx.pid;
    error_log %2$s/nginx.log;
    events { worker_connections 64; }
    http {
      access_log off;
      sendfile on;
      tcp_nopush on;
      keepalive_requests 100000000;
      types { application/taxii+json json; }
      client_body_temp_path %2$s/t1; proxy_temp_path %2$s/t2; fastcgi_temp_path %2$s/t3;
      uwsgi_temp_path %2$s/t4; scgi_temp_path %2$s/t5;
      server { listen 127.0.0.1:%3$d; root %4$s; }
    }
    """
        .formatted(user, own, port, folder);
  }

  private boolean answers() {
    try (Connection connection = new Connection(port, "")) {
      return connection.get("/", "*/*", 0).status() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
