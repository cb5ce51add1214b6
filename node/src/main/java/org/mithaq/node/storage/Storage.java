package org.mithaq.node.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Files below one directory. Names are relative, separated by {@code /}, without {@code .} or
 * {@code ..}; missing parent directories are made. What was written is durable after {@link
 * StoredFile#sync}; that a file exists under its name is durable after {@link #syncDirectory} on
 * its parent. Safe for use by several threads; one file is written by one thread at a time.
 */
public interface Storage {

  /** Opens for reading and writing; makes an empty file where there is none. */
  StoredFile open(String name) throws IOException;

  /**
   * Maps the first {@code size} bytes for reading; later writes through {@link #open} show. The
   * file is at least that long. The mapping lives as long as the arena.
   */
  MemorySegment map(String name, long size, Arena arena) throws IOException;

  /**
   * The whole content.
   *
   * @throws NoSuchFileException where there is no such file
   */
  byte[] read(String name) throws IOException;

  boolean exists(String name);

  /** Whether the name is that of a directory, an empty one too. */
  boolean isDirectory(String name);

  /**
   * Names (without the directory) of the files and directories in a directory, sorted; none where
   * it is missing.
   */
  List<String> list(String directory) throws IOException;

  /** Replaces {@code to} in one step. Durable after {@link #syncDirectory}. */
  void rename(String from, String to) throws IOException;

  /** Deletes a file; succeeds where there is none. */
  void delete(String name) throws IOException;

  /** Deletes an empty directory; leaves one that is not, and succeeds where there is none. */
  void deleteDirectory(String directory) throws IOException;

  void syncDirectory(String directory) throws IOException;

  /** Bytes that can still be written, as the file system tells. */
  long usableSpace() throws IOException;

  /**
   * Writes a file beside its place, syncs it, renames it there and syncs the directory: afterwards
   * either the old or the new content is there, whatever fails.
   */
  default void replace(String name, ByteBuffer content) throws IOException {
    String scratch = name + ".new";
    delete(scratch);
    try (StoredFile file = open(scratch)) {
      file.write(content, 0);
      file.sync();
    }
    rename(scratch, name);
    int slash = name.lastIndexOf('/');
    syncDirectory(slash < 0 ? "" : name.substring(0, slash));
  }
}
