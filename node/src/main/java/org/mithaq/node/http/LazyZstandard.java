package org.mithaq.node.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.compression.Compression;
import org.eclipse.jetty.compression.DecoderConfig;
import org.eclipse.jetty.compression.DecoderSource;
import org.eclipse.jetty.compression.EncoderConfig;
import org.eclipse.jetty.compression.EncoderSink;
import org.eclipse.jetty.compression.zstandard.ZstandardCompression;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Zstandard that unpacks and loads its native library for the first client that asks for it: doing
 * so takes a third of the server's start.
 */
final class LazyZstandard extends Compression {

  private static final HttpField ENCODING =
      new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "zstd");
  private static final HttpField X_ENCODING = new PreEncodedHttpField("X-Content-Encoding", "zstd");

  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by the lock.
  private @Nullable ZstandardCompression loaded;

  LazyZstandard() {
    super("zstd");
  }

  private ZstandardCompression zstandard() {
    lock.lock();
    try {
      ZstandardCompression known = loaded;
      if (known == null) {
        known = new ZstandardCompression();
        known.setByteBufferPool(getByteBufferPool());
        known.setMinCompressSize(getMinCompressSize());
        loaded = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String getName() {
    return "zstandard";
  }

  @Override
  public List<String> getFileExtensionNames() {
    return List.of("zst");
  }

  @Override
  public HttpField getContentEncodingField() {
    return ENCODING;
  }

  @Override
  public HttpField getXContentEncodingField() {
    return X_ENCODING;
  }

  @Override
  public RetainableByteBuffer.Mutable acquireByteBuffer(int length) {
    return zstandard().acquireByteBuffer(length);
  }

  @Override
  public EncoderConfig getDefaultEncoderConfig() {
    return zstandard().getDefaultEncoderConfig();
  }

  @Override
  public void setDefaultEncoderConfig(EncoderConfig config) {
    zstandard().setDefaultEncoderConfig(config);
  }

  @Override
  public DecoderConfig getDefaultDecoderConfig() {
    return zstandard().getDefaultDecoderConfig();
  }

  @Override
  public void setDefaultDecoderConfig(DecoderConfig config) {
    zstandard().setDefaultDecoderConfig(config);
  }

  @Override
  public EncoderSink newEncoderSink(Content.Sink sink, EncoderConfig config) {
    return zstandard().newEncoderSink(sink, config);
  }

  @Override
  public OutputStream newEncoderOutputStream(OutputStream out, EncoderConfig config)
      throws IOException {
    return zstandard().newEncoderOutputStream(out, config);
  }

  @Override
  public DecoderSource newDecoderSource(Content.Source source, DecoderConfig config) {
    return zstandard().newDecoderSource(source, config);
  }

  @Override
  public InputStream newDecoderInputStream(InputStream in, DecoderConfig config)
      throws IOException {
    return zstandard().newDecoderInputStream(in, config);
  }
}
