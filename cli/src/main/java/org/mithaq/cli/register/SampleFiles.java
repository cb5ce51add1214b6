package org.mithaq.cli.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The files of the sample: YAML, as resources. */
final class SampleFiles {
  private static final String FOLDER = "/org/mithaq/cli/sample/";

  private SampleFiles() {}

  /** What stands in a file under the name that the file bears. */
  static Item read(String name) {
    String file = name + ".yaml";
    // Every scalar is a text: what a date or a number is, the sample's reader knows.
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setSchema(new FailsafeSchema())
            .setUseMarks(false)
            .build();
    try (InputStream in = SampleFiles.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + file + " is missing from the program.");
      }
      return new Item(file, new Load(settings).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
