package org.mithaq.node.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small private files of one kind in a directory of their own, each replaced in one step. What a
 * crash left half made goes at the next start; a file that can't be read is left where it is, and
 * reported.
 */
public final class StateFiles {

  private static final Logger LOG = LoggerFactory.getLogger(StateFiles.class);
  private static final String SUFFIX = ".json";

  private final Storage storage;
  private final String directory;

  /**
   * Files of a directory.
   *
   * @param directory such as {@code state/tokens}
   */
  public StateFiles(Storage storage, String directory) {
    this.storage = storage;
    this.directory = directory;
  }

  /** Takes up what a file holds. */
  @FunctionalInterface
  public interface Taking {
    /**
     * Takes one.
     *
     * @throws IOException when it is no such file, as with {@link IllegalArgumentException} and
     *     {@link DateTimeException}
     */
    void take(byte[] file) throws IOException;
  }

  /** Reads all that are there. */
  public void each(Taking taking) throws IOException {
    for (String file : storage.list(directory)) {
      if (!file.endsWith(SUFFIX)) {
        storage.delete(directory + "/" + file);
        continue;
      }
      try {
        taking.take(storage.read(directory + "/" + file));
      } catch (IOException | IllegalArgumentException | DateTimeException e) {
        LOG.warn("left aside: file={}/{} why={}", directory, file, e.getMessage());
      }
    }
  }

  /**
   * Keeps a file, durably.
   *
   * @param name without its suffix
   */
  public void keep(String name, byte[] content) throws IOException {
    storage.replace(place(name), ByteBuffer.wrap(content));
  }

  /** Deletes a file, durably. */
  public void drop(String name) throws IOException {
    storage.delete(place(name));
    storage.syncDirectory(directory);
  }

  /** Whether there is one. */
  public boolean has(String name) throws IOException {
    return storage.exists(place(name));
  }

  private String place(String name) {
    return directory + "/" + name + SUFFIX;
  }
}
