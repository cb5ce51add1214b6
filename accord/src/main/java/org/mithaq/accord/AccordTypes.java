package org.mithaq.accord;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.mithaq.stix.TypeTable;

/** The types of STIX 2.1 and those of a register, which the resource {@code accord.types} adds. */
public final class AccordTypes {
  private AccordTypes() {}

  /** Reads both resources anew, in some milliseconds. */
  public static TypeTable table() {
    try (InputStream in = AccordTypes.class.getResourceAsStream("accord.types")) {
      if (in == null) {
        throw new IllegalStateException("The resource accord.types is missing from the library.");
      }
      return TypeTable.stix21().with(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
