package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads bodies that hold STIX objects: a bundle, a TAXII envelope, a JSON array of objects, one
 * object, and from streams JSON lines too. The consumer gets each object as soon as it is read,
 * valid or not: {@link StixObject#refusal(Mode)} says what intake does with it.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class StixReader {
  private final TypeTable types;
  private final Limits limits;
  private final PatternCheck patterns;
  private final IdCheck ids;
  private final JsonFactory factory;

  public StixReader(TypeTable types, Limits limits, PatternCheck patterns, IdCheck ids) {
    this.types = Objects.requireNonNull(types, "types");
    this.limits = Objects.requireNonNull(limits, "limits");
    this.patterns = Objects.requireNonNull(patterns, "patterns");
    this.ids = Objects.requireNonNull(ids, "ids");
    // Depth, size and numbers are bounded by this library before or while the parser runs.
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth() + 1)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();
    // Names come from outside: they must not fill the table of interned strings.
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
  }

  /** A reader of STIX 2.1 with default limits that leaves patterns and deterministic ids alone. */
  public static StixReader stix21() {
    return new StixReader(TypeTable.stix21(), Limits.DEFAULT, PatternCheck.NONE, IdCheck.NONE);
  }

  /** Reads a whole array as one body. */
  public BodySummary read(byte[] body, Consumer<? super StixObject> consumer)
      throws MalformedBodyException {
    return read(body, 0, body.length, consumer);
  }

  /**
   * Reads a body that lies in an array. The objects' spans lie in the same array.
   *
   * @throws MalformedBodyException if the body as a whole cannot be read; objects that stand before
   *     the place have then gone to the consumer already, so do not act on them before this returns
   */
  public BodySummary read(
      byte[] body, int offset, int length, Consumer<? super StixObject> consumer)
      throws MalformedBodyException {
    Objects.checkFromIndexSize(offset, length, body.length);
    try {
      return walk(Splitter.over(body, offset, length), false, consumer);
    } catch (IOException e) {
      throw new AssertionError("an array has no input errors", e);
    }
  }

  /**
   * Reads a body of any size from a stream, JSON lines included, holding one object at a time. The
   * objects' spans are valid until the consumer returns. Does not close the stream.
   *
   * @throws MalformedBodyException as for arrays
   * @throws IOException if the stream fails
   */
  public BodySummary stream(InputStream in, Consumer<? super StixObject> consumer)
      throws IOException, MalformedBodyException {
    return walk(Splitter.over(in, limits.objectBytes()), true, consumer);
  }

  private BodySummary walk(Splitter splitter, boolean lines, Consumer<? super StixObject> consumer)
      throws IOException, MalformedBodyException {
    ObjectCheck check = new ObjectCheck(types, limits, patterns, ids, factory);
    return new BodyWalk(splitter, lines, limits, check, factory, consumer).run();
  }
}
