package org.mithaq.stix;

import java.util.Objects;

/**
 * Something about one object that its reader should know.
 *
 * @param level how grave it is, see {@link Level}
 * @param code a short stable name for programs, such as {@code missing-property}
 * @param path the place in the body, such as {@code objects[3].external_references[0].url}; empty
 *     for the body itself
 * @param message one sentence for people
 */
public record Finding(Level level, String code, String path, String message) {

  public Finding {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
  }

  /** Levels in ascending gravity, so that {@code compareTo} orders them. */
  public enum Level {
    /** Worth knowing; never a reason to refuse. */
    WARNING,
    /** STIX 2.1 forbids it: strict intake refuses, lenient intake keeps the finding. */
    VIOLATION,
    /** Not usable as an object at all: both refuse. */
    FATAL;

    /** Whether intake in this mode refuses an object with a finding of this level. */
    public boolean refusedBy(Mode mode) {
      return this == FATAL || (this == VIOLATION && mode == Mode.STRICT);
    }
  }

  @Override
  public String toString() {
    return level + " " + code + (path.isEmpty() ? "" : " at " + path) + ": " + message;
  }
}
