package org.mithaq.node.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mithaq.node.storage.Storage;
import org.mithaq.tlog.Checkpoint;
import org.mithaq.tlog.MalformedException;

/**
 * How far the log's tiles are known to be durable: an unsigned checkpoint in {@code
 * state/log-synced}. Tiles beyond it are made again at the start. A hint: losing it costs time
 * only.
 */
record Mark(Storage storage) {

  private static final String NAME = "state/log-synced";

  void write(Checkpoint checkpoint) throws IOException {
    storage.replace(NAME, ByteBuffer.wrap(checkpoint.text().getBytes(StandardCharsets.UTF_8)));
  }

  /** Empty where there is none that can be read. */
  Optional<Checkpoint> read() throws IOException {
    if (!storage.exists(NAME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Checkpoint.parse(new String(storage.read(NAME), StandardCharsets.UTF_8)));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }
}
