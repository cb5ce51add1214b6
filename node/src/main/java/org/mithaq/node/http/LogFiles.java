package org.mithaq.node.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.mithaq.node.log.DamagedTileException;

/** The public log's static files (C2SP tlog-tiles). */
public interface LogFiles {

  /**
   * One file.
   *
   * @param path {@code checkpoint}, {@code key}, or a tile's path such as {@code tile/0/x001/067},
   *     {@code tile/entries/000.p/7}: always of that form
   * @throws DamagedTileException when it is damaged: it is withheld
   * @return what remains in the buffer, not changed afterwards; empty where there is no such file
   */
  Optional<ByteBuffer> read(String path) throws IOException;
}
