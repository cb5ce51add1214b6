package org.mithaq.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** Where pulled objects go: JSON lines or a bundle, in a file or on standard output. */
final class PullOutput implements Closeable {
  private static final int BUFFER = 256 << 10;

  enum Format {
    JSONL,
    BUNDLE
  }

  private final Format format;
  private final OutputStream out;
  private final Optional<FileChannel> file;
  private long objects;
  private long reflowed;

  private PullOutput(Format format, OutputStream out, Optional<FileChannel> file, long objects) {
    this.format = format;
    this.out = new BufferedOutputStream(out, BUFFER);
    this.file = file;
    this.objects = objects;
  }

  static PullOutput to(OutputStream out, Format format) {
    return new PullOutput(format, out, Optional.empty(), 0);
  }

  /**
   * To a file, from which everything after a length is cut first.
   *
   * @param objects that it holds up to there
   */
  static PullOutput to(Path path, Format format, long length, long objects) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(length);
    channel.position(length);
    return new PullOutput(format, Channels.newOutputStream(channel), Optional.of(channel), objects);
  }

  void object(byte[] source, int offset, int length) throws IOException {
    switch (format) {
      case JSONL -> {
        line(source, offset, length);
        out.write('\n');
      }
      case BUNDLE -> {
        out.write(ascii(objects == 0 ? head() + ",\"objects\":[\n" : ",\n"));
        out.write(source, offset, length);
      }
    }
    objects++;
  }

  /** Hands everything over to the system; the file's length then. */
  long flush() throws IOException {
    out.flush();
    return file.isPresent() ? file.get().position() : 0;
  }

  /** Completes the output. */
  void finish() throws IOException {
    if (format == Format.BUNDLE) {
      out.write(ascii(objects == 0 ? head() + "}\n" : "\n]}\n"));
    }
    out.flush();
  }

  long objects() {
    return objects;
  }

  /** How many objects had line breaks between their tokens, which JSON lines have no place for. */
  long reflowed() {
    return reflowed;
  }

  /** Line breaks stand only between tokens (RFC 8259 §7): a space there changes no meaning. */
  private void line(byte[] source, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (source[i] == '\n' || source[i] == '\r') {
        out.write(source, from, i - from);
        out.write(' ');
        from = i + 1;
      }
    }
    out.write(source, from, end - from);
    reflowed += from == offset ? 0 : 1;
  }

  private static String head() {
    return "{\"type\":\"bundle\",\"id\":\"bundle--" + UUID.randomUUID() + "\"";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      out.close();
    } else {
      out.flush();
    }
  }
}
