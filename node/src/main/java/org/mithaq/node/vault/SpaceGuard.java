package org.mithaq.node.vault;

import java.io.IOException;
import org.mithaq.node.storage.Storage;

/**
 * Keeps room on the disk for what must not fail after a commit (tiles, checkpoint, statuses):
 * writes are refused while there is still some left, and taken again as soon as there is more.
 *
 * @param reserve bytes that stay free
 */
public record SpaceGuard(Storage storage, long reserve) {

  boolean allows(long bytes) throws IOException {
    return storage.usableSpace() - bytes >= reserve;
  }
}
