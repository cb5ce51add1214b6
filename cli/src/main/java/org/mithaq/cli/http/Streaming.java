package org.mithaq.cli.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** An answer whose body is still on its way. */
public record Streaming(int status, HttpHeaders headers, InputStream body)
    implements AutoCloseable {

  private static final int REFUSAL = 64 << 10;

  /** The pause that the server asks for, bounded. */
  public Optional<Duration> retryAfter() {
    return RetryAfter.of(headers)
        .map(wait -> wait.compareTo(RetryAfter.LONGEST) > 0 ? RetryAfter.LONGEST : wait);
  }

  /** Why the server refused, in its own words, where it says so; reads the body. */
  public Optional<String> refusal() throws IOException {
    byte[] said = body.readNBytes(REFUSAL);
    return Sentence.of(new Answer(status, headers, new Bytes(said, said.length)));
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
