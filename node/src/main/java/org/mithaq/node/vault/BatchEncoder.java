package org.mithaq.node.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Lays a batch out as records, through one buffer that is written whenever it is full. */
final class BatchEncoder {

  private static final int BUFFER = 4 << 20;

  private final Vault vault;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  BatchEncoder(Vault vault) {
    this.vault = vault;
  }

  /**
   * Writes the records; they are neither durable nor visible yet.
   *
   * @param first sequence number of the first
   * @param micros time of the first; each further one is a microsecond later
   * @param place where the first goes
   */
  List<Act> write(List<Prepared> batch, long first, long micros, long place) throws IOException {
    List<Act> acts = new ArrayList<>(batch.size());
    long written = Segment.offsetOf(place);
    long at = place;
    buffer.clear();
    for (int i = 0; i < batch.size(); i++) {
      Prepared draft = batch.get(i);
      int length = Math.toIntExact(draft.recordLength());
      if (length > buffer.remaining()) {
        written += flush(written);
        if (length > buffer.capacity()) {
          buffer = ByteBuffer.allocateDirect(length);
        }
      }
      encode(draft, first + i, first, batch.size() - 1 - i, micros + i);
      acts.add(act(draft, first + i, micros + i, at));
      at += length;
    }
    flush(written);
    if (buffer.capacity() > BUFFER) {
      buffer = ByteBuffer.allocateDirect(BUFFER);
    }
    return acts;
  }

  private long flush(long position) throws IOException {
    buffer.flip();
    long length = buffer.remaining();
    vault.write(buffer, position);
    buffer.clear();
    return length;
  }

  private void encode(Prepared prepared, long sequence, long batchStart, int rest, long micros) {
    Draft draft = prepared.draft();
    new Prefix(
            prepared.shown().length,
            prepared.sealed().length,
            draft.length(),
            sequence,
            batchStart,
            rest,
            micros)
        .put(buffer, prepared.commitment());
    int body = buffer.position();
    buffer
        .put(prepared.salts())
        .put(prepared.shown())
        .put(prepared.sealed())
        .put(draft.source(), draft.offset(), draft.length());
    CRC32C crc = new CRC32C();
    crc.update(buffer.slice(body, buffer.position() - body));
    buffer.putInt((int) crc.getValue());
  }

  private static Act act(Prepared prepared, long sequence, long micros, long place) {
    Draft draft = prepared.draft();
    return new Act(
        sequence,
        micros,
        place,
        draft.length(),
        draft.versionNanos().orElseGet(() -> Math.multiplyExact(micros, 1000L)),
        draft.shown(),
        draft.sealed(),
        Optional.of(draft.terms()));
  }
}
