package org.mithaq.cli.register;

/**
 * What is to be said about a row of an imported file.
 *
 * @param file its name
 * @param line where the row begins, from 1
 * @param code a short stable name for programs, such as {@code unknown-date}
 * @param message a sentence for people, without the line
 */
public record RowRemark(String file, long line, Level level, String code, String message) {

  /** How grave it is. */
  public enum Level {
    /** Written in the register's own words, as a stated rule has it. */
    MAPPED,
    /** Put right: what was meant is certain. */
    REPAIRED,
    /** Taken in, but something about it is not known. */
    DOUBT,
    /** Not taken in. */
    REFUSED
  }
}
