package org.mithaq.cli.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.tlog.Tile;
import org.mithaq.tlog.TileNotFoundException;
import org.mithaq.tlog.TileSource;

/** The tiles of a log that some web server serves (C2SP tlog-tiles). */
record HttpTiles(Http http, URI prefix) implements TileSource {

  @Override
  public byte[] read(Tile tile) throws IOException {
    URI url = prefix.resolve(tile.path());
    try {
      Answer answer = http.get(url, "application/octet-stream, */*;q=0.1", tile.maxBytes());
      if (answer.status() == 404 || answer.status() == 410) {
        throw new TileNotFoundException(tile);
      }
      if (!answer.ok()) {
        throw new IOException(url + " answered " + answer.status());
      }
      return answer.body().copy();
    } catch (FailedException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
