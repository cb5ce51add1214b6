package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mithaq.node.storage.FileStorage;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.tlog.Origin;

class BackupTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void stateFilesOfAllDirectoriesAreBackedUp(StateDirectory directory) throws Exception {
    Path data = folder.resolve("data");
    DataDirectory.create(data, new Origin("log.example/accord"));
    new StateFiles(new FileStorage(data), directory)
        .keep("one", json -> json.writeStringField("word", "kept"));

    Backup.create(data, folder.resolve("copy"), _ -> {});

    StateFiles copied = new StateFiles(new FileStorage(folder.resolve("copy")), directory);
    assertThat(copied.read("one").orElseThrow().need("word")).isEqualTo("kept");
  }
}
