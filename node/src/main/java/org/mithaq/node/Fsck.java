package org.mithaq.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mithaq.node.audit.AuditLog;
import org.mithaq.node.log.LogCheck;
import org.mithaq.node.state.StatusJournal;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.VaultCheck;

/**
 * Checks a stopped node's data and changes nothing: every byte but those of {@code index/} and
 * {@code log-synced}, which a start checks itself and makes anew.
 */
public final class Fsck {

  private Fsck() {}

  /**
   * What was found.
   *
   * @param findings one sentence each, beginning with file and offset; empty when all is well
   */
  public record Report(String origin, long acts, List<String> findings) {}

  /**
   * Checks a data directory.
   *
   * @param progress told of each finding at once
   * @throws IOException when there is no data directory, or another process uses it
   */
  public static Report run(Path root, Consumer<String> progress) throws IOException {
    List<String> findings = new ArrayList<>();
    Consumer<String> found =
        finding -> {
          findings.add(finding);
          progress.accept(finding);
        };
    try (DataDirectory directory = DataDirectory.open(root)) {
      Storage storage = directory.storage();
      LogCheck log = new LogCheck(storage, directory.origin(), directory.keys(), found);
      long acts =
          new VaultCheck(storage, directory.originDigest(), log.published(), found).run(log);
      log.finish();
      StatusJournal.check(storage, found);
      StateFiles.check(storage, found);
      AuditLog.check(root, directory.keyDirectory(), directory.origin(), found);
      return new Report(directory.origin().value(), acts, findings);
    }
  }
}
