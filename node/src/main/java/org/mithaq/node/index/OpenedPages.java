package org.mithaq.node.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found on disk that can be trusted.
 *
 * @param applied all acts below it are in the pages
 * @param pages empty where a collection's page file is to be rebuilt
 */
record OpenedPages(long applied, AudienceFile audiences, Map<UUID, Optional<PageFile>> pages) {

  static final String DIRECTORY = "index/pages";

  private static final Logger LOG = LoggerFactory.getLogger(OpenedPages.class);

  static String name(UUID collection) {
    return DIRECTORY + "/" + collection;
  }

  /**
   * Opens what is there. Without a whole mark and the audiences' numbers nothing is kept.
   *
   * @param acts how many the vault holds
   */
  static OpenedPages open(
      Storage storage, byte[] identity, Audiences audiences, Records records, long acts)
      throws IOException {
    Optional<Mark> mark = Mark.read(storage, identity).filter(read -> read.sequence() <= acts);
    if (mark.isPresent()) {
      try {
        AudienceFile numbers =
            AudienceFile.open(storage, identity, mark.get().audiences(), audiences);
        return new OpenedPages(
            mark.get().sequence(),
            numbers,
            new Opening(storage, identity, mark.get(), numbers.count(), records, acts).all());
      } catch (DamagedPageException e) {
        LOG.warn("All page files are rebuilt: the audiences: {}", e.getMessage());
      }
    }
    storage.delete(Mark.NAME);
    for (String name : storage.list(DIRECTORY)) {
      storage.delete(DIRECTORY + "/" + name);
    }
    return new OpenedPages(0, AudienceFile.create(storage, identity), Map.of());
  }

  private record Opening(
      Storage storage, byte[] identity, Mark mark, int audiences, Records records, long acts) {

    Map<UUID, Optional<PageFile>> all() throws IOException {
      Map<UUID, Integer> durable = new HashMap<>(mark.entries());
      for (String name : storage.list(DIRECTORY)) {
        try {
          durable.putIfAbsent(UUID.fromString(name), 0);
        } catch (IllegalArgumentException e) {
          storage.delete(DIRECTORY + "/" + name);
        }
      }
      Map<UUID, Optional<PageFile>> pages = new HashMap<>();
      for (Map.Entry<UUID, Integer> each : durable.entrySet()) {
        pages.put(each.getKey(), one(each.getKey(), each.getValue()));
      }
      return pages;
    }

    private Optional<PageFile> one(UUID collection, int durable) throws IOException {
      if (durable == Mark.UNFINISHED) {
        return Optional.empty();
      }
      try {
        PageFile page =
            PageFile.open(
                storage,
                name(collection),
                new PageFile.Expected(identity, durable, mark.sequence(), audiences));
        if (page.lastSequence() < acts && page.agreesWith(records)) {
          return Optional.of(page);
        }
        page.close();
        LOG.warn("The page file of {} is rebuilt: it is not of this vault", collection);
      } catch (DamagedPageException e) {
        LOG.warn("The page file of {} is rebuilt: {}", collection, e.getMessage());
      }
      return Optional.empty();
    }
  }
}
