package org.mithaq.stix;

/**
 * Bounds on what a reader accepts. A breach inside one object is a FATAL finding of that object; a
 * breach by the body around the objects is a {@link MalformedBodyException}.
 *
 * @param depth levels of nesting inside one object, itself counted
 * @param objectBytes bytes of one object as it stands in the body
 * @param objects objects in one body
 * @param stringBytes bytes of one string as written
 * @param numberChars characters of one number as written
 * @param properties keys in one object, all levels together
 * @param findings findings kept for one object; the gravest are kept first
 */
public record Limits(
    int depth,
    int objectBytes,
    long objects,
    int stringBytes,
    int numberChars,
    int properties,
    int findings) {

  /** 64 levels, 16 MiB an object, strings up to the object's own bound, 64 findings. */
  public static final Limits DEFAULT =
      new Limits(64, 16 << 20, 10_000_000, 16 << 20, 256, 100_000, 64);

  /** The bounds of {@link #DEFAULT} without one on the number of objects, for files. */
  public static final Limits FILES = DEFAULT.withObjects(Long.MAX_VALUE);

  public Limits {
    if (depth < 2 || depth > 500) {
      throw new IllegalArgumentException("depth must be 2 to 500, is " + depth);
    }
    if (objectBytes < 64 || objectBytes > 1 << 30) {
      throw new IllegalArgumentException("objectBytes must be 64 to 2^30, is " + objectBytes);
    }
    if (objects < 1 || stringBytes < 64 || numberChars < 20 || properties < 8 || findings < 1) {
      throw new IllegalArgumentException("limit too small to read any STIX object");
    }
  }

  /** These limits with another bound on the objects of one body. */
  public Limits withObjects(long count) {
    return new Limits(depth, objectBytes, count, stringBytes, numberChars, properties, findings);
  }

  /** These limits with another bound on the bytes of one object, and of a string in it. */
  public Limits withObjectBytes(int bytes) {
    return new Limits(depth, bytes, objects, bytes, numberChars, properties, findings);
  }
}
