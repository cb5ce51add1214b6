package org.mithaq.node.config;

/** The configuration can't be used; the message names file and line and says what to write. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param line counted from 1
   */
  ConfigException(String file, int line, String message) {
    super(file + ":" + line + ": " + message);
  }

  ConfigException(String file, String message) {
    super(file + ": " + message);
  }
}
