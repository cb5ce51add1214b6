package org.mithaq.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.log.Watcher.Fork;
import org.mithaq.tlog.MalformedException;
import org.mithaq.tlog.SignedCheckpoint;

/**
 * What a watcher remembers of one log, in a folder: the largest checkpoint that it has verified,
 * the keys where it had to take the log's own, and the evidence of a fork.
 */
record WatchState(Path folder) {

  Optional<SignedCheckpoint> checkpoint() throws IOException, FailedException {
    Optional<String> text = read("checkpoint");
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(SignedCheckpoint.parse(text.get().getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedException e) {
      throw new FailedException(
          "%s is damaged (%s). Watching would begin anew, blind to what was seen before: restore or remove it."
              .formatted(folder.resolve("checkpoint"), e.getMessage()),
          e);
    }
  }

  void keep(SignedCheckpoint checkpoint) throws IOException {
    write("checkpoint", checkpoint.encode());
  }

  Optional<String> keys() throws IOException {
    return read("key");
  }

  void keepKeys(String keys) throws IOException {
    write("key", keys.getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps both checkpoints and the contradiction between them; the folder where they are. */
  Path keepEvidence(Fork fork) throws IOException {
    Path evidence =
        folder.resolve(
            "fork-%s-%s-%s"
                .formatted(
                    fork.before().checkpoint().size(),
                    fork.now().checkpoint().size(),
                    fork.now().checkpoint().root().toString().substring(0, 8)));
    Files.createDirectories(evidence);
    Files.write(evidence.resolve("checkpoint-before"), fork.before().encode());
    Files.write(evidence.resolve("checkpoint-now"), fork.now().encode());
    Files.writeString(evidence.resolve("contradiction.txt"), fork.contradiction() + "\n");
    return evidence;
  }

  private Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path fresh = folder.resolve(name + ".new");
    Files.write(fresh, bytes);
    Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
