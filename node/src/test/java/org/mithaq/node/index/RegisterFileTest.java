package org.mithaq.node.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mithaq.node.storage.FaultyStorage;
import org.mithaq.node.storage.StoredFile;

/**
 * Whatever becomes of the file: what it says is the truth as far as it goes, and what it does not
 * say it says was not looked at.
 */
final class RegisterFileTest {

  private static final byte[] IDENTITY = filled((byte) 7);
  private static final long ACTS = 20_000;

  private static byte[] filled(byte with) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, with);
    return bytes;
  }

  private static RegisterFile.Found act(long sequence) {
    return new RegisterFile.Found(sequence, 1000 + sequence * 50);
  }

  /** Acts 0, 3, 6, … of 60 are the register's, then none for a long time. */
  private static List<RegisterFile.Found> fill(FaultyStorage storage) throws IOException {
    List<RegisterFile.Found> all = new ArrayList<>();
    try (RegisterFile file = RegisterFile.open(storage, IDENTITY, 0)) {
      for (long i = 0; i < 60; i += 3) {
        file.add(List.of(act(i)), i + 1);
        all.add(act(i));
      }
      file.add(List.of(), ACTS);
    }
    return all;
  }

  private static void assertTrue(RegisterFile file, List<RegisterFile.Found> all, String what) {
    assertThat(file.found()).as(what).isEqualTo(all.subList(0, file.found().size()));
    for (RegisterFile.Found each : all.subList(file.found().size(), all.size())) {
      assertThat(file.seen()).as(what).isLessThanOrEqualTo(each.sequence());
    }
  }

  private static void rewrite(FaultyStorage storage, byte[] content) throws IOException {
    try (StoredFile file = storage.open(RegisterFile.NAME)) {
      file.resize(0);
      file.write(ByteBuffer.wrap(content), 0);
    }
  }

  @Test
  void aWholeFileSaysAll() throws Exception {
    FaultyStorage storage = new FaultyStorage(1);
    List<RegisterFile.Found> all = fill(storage);
    try (RegisterFile file = RegisterFile.open(storage, IDENTITY, ACTS)) {
      assertThat(file.found()).isEqualTo(all);
      assertThat(file.seen()).isEqualTo(ACTS);
    }
  }

  @Test
  void truncatedAtAnyByteOrWithAnyByteWrongItSaysNothingFalse() throws Exception {
    FaultyStorage storage = new FaultyStorage(1);
    List<RegisterFile.Found> all = fill(storage);
    byte[] whole = storage.read(RegisterFile.NAME);
    for (int at = 0; at < whole.length; at++) {
      rewrite(storage, Arrays.copyOf(whole, at));
      try (RegisterFile file = RegisterFile.open(storage, IDENTITY, ACTS)) {
        assertTrue(file, all, "truncated at " + at);
      }
      byte[] wrong = whole.clone();
      wrong[at] ^= (byte) (1 << at % 8);
      rewrite(storage, wrong);
      try (RegisterFile file = RegisterFile.open(storage, IDENTITY, ACTS)) {
        assertTrue(file, all, "wrong at " + at);
      }
    }
  }

  @Test
  void actsThatTheVaultLacksAreNotBelieved() throws Exception {
    FaultyStorage storage = new FaultyStorage(1);
    List<RegisterFile.Found> all = fill(storage);
    byte[] whole = storage.read(RegisterFile.NAME);
    for (long acts = 0; acts < 70; acts++) {
      rewrite(storage, whole);
      long has = acts;
      try (RegisterFile file = RegisterFile.open(storage, IDENTITY, acts)) {
        assertThat(file.found())
            .isEqualTo(all.stream().filter(each -> each.sequence() < has).toList());
        assertThat(file.seen()).isLessThanOrEqualTo(acts);
      }
    }
  }

  @Test
  void anotherVaultsFileSaysNothing() throws Exception {
    FaultyStorage storage = new FaultyStorage(1);
    fill(storage);
    try (RegisterFile file = RegisterFile.open(storage, filled((byte) 8), ACTS)) {
      assertThat(file.found()).isEmpty();
      assertThat(file.seen()).isZero();
    }
  }

  @Test
  void afterAFailedWriteNothingIsLeftOut() throws Exception {
    for (FaultyStorage.Fault how : FaultyStorage.Fault.values()) {
      FaultyStorage storage = new FaultyStorage(1);
      List<RegisterFile.Found> all = new ArrayList<>();
      try (RegisterFile file = RegisterFile.open(storage, IDENTITY, 0)) {
        file.add(List.of(act(0)), 1);
        storage.failAt(storage.calls() + 1, how);
        assertThatThrownBy(() -> file.add(List.of(act(3)), 4)).isInstanceOf(IOException.class);
        if (storage.isDown()) {
          continue;
        }
        file.add(List.of(act(6)), 7);
        file.add(List.of(), ACTS);
      }
      all.addAll(List.of(act(0), act(3), act(6)));
      try (RegisterFile file = RegisterFile.open(storage, IDENTITY, ACTS)) {
        assertTrue(file, all, how.name());
      }
    }
  }
}
