package org.mithaq.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One user's shell: runs the command within the test, and keeps what it says. */
class Run {
  final Map<String, String> environment = new LinkedHashMap<>();
  final List<Duration> pauses = new ArrayList<>();
  InputStream in = new ByteArrayInputStream(new byte[0]);
  byte[] bytes = new byte[0];
  String out = "";
  String err = "";

  Run(Path home) {
    environment.put("HOME", home.toString());
    environment.put("MITHAQ_USER", "cert-xa:demo");
  }

  private void pause(Duration duration) {
    pauses.add(duration);
    paused();
  }

  /** Called where a user would wait. */
  void paused() {}

  int mithaq(Object... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    Io io =
        new Io(
            in,
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            environment,
            () -> false,
            this::pause);
    int code = Mithaq.run(io, texts);
    bytes = outBytes.toByteArray();
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }
}
