package org.mithaq.node.taxii;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.admit.Intake;
import org.mithaq.node.admit.MalformedBodyException;
import org.mithaq.node.admit.NotOwnerException;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.index.Pages;
import org.mithaq.node.index.Query;
import org.mithaq.node.index.RebuildingException;
import org.mithaq.node.index.Slice;
import org.mithaq.node.index.VersionMatch;
import org.mithaq.node.state.Statuses;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.node.vault.Records;
import org.mithaq.node.vault.SealedHeader;
import org.mithaq.node.vault.ShownHeader;

/** The steps behind the outlet, in memory and simple: what is asked of them is what is tested. */
final class MemoryNode implements Pages, Records, Intake, Statuses {

  static final long FIRST_MICROS = 1_790_000_000_000_000L;

  private static final Pattern FIELD =
      Pattern.compile("\"(type|id|modified|created|audience)\"\\s*:\\s*\"([^\"]*)\"");

  /** One object version shared into one collection. */
  private record Share(
      long sequence,
      UUID collection,
      String type,
      String id,
      Optional<String> version,
      String party,
      int audience,
      byte[] bytes) {

    long micros() {
      return FIRST_MICROS + sequence * 1_000_001;
    }

    long versionNanos() {
      return version
          .map(text -> Timestamps.parse(text).orElseThrow().nanos().orElseThrow())
          .orElse(micros() * 1000);
    }
  }

  final Audiences audiences = new Audiences();
  final Set<Long> damaged = new HashSet<>();
  final Map<UUID, Status> statuses = new HashMap<>();
  boolean rebuilding;
  Optional<Exception> refusing = Optional.empty();
  private final List<Share> shares = new ArrayList<>();
  private final Set<Long> removed = new HashSet<>();

  /** Shares an object as it stands, readable by those that hold a token of the audience. */
  synchronized long share(CollectionSettings collection, Caller by, String json) {
    Map<String, String> fields = new HashMap<>();
    Matcher field = FIELD.matcher(json);
    while (field.find()) {
      fields.putIfAbsent(field.group(1), field.group(2));
    }
    Audience audience =
        Optional.ofNullable(fields.get("audience")).map(Audience::parse).orElse(Audience.PUBLIC);
    Share share =
        new Share(
            shares.size(),
            collection.id(),
            fields.get("type"),
            fields.get("id"),
            Optional.ofNullable(fields.getOrDefault("modified", fields.get("created"))),
            by.party().orElseThrow().id(),
            audiences.intern(audience),
            json.getBytes(StandardCharsets.UTF_8));
    shares.add(share);
    return share.sequence();
  }

  @Override
  public synchronized Slice select(UUID collection, Query query, Visibility visibility)
      throws RebuildingException {
    if (rebuilding) {
      throw new RebuildingException("rebuilding");
    }
    List<Share> candidates =
        shares.stream()
            .filter(s -> s.collection().equals(collection) && !removed.contains(s.sequence()))
            .filter(s -> visibility.mayRead(s.audience()))
            .filter(s -> query.ids().isEmpty() || query.ids().contains(s.id()))
            .filter(s -> query.types().isEmpty() || query.types().contains(s.type()))
            .filter(
                s -> query.addedAfter().isEmpty() || s.micros() > query.addedAfter().getAsLong())
            .toList();
    List<Share> matching =
        candidates.stream()
            .filter(s -> s.sequence() >= query.from())
            .filter(s -> matches(s, candidates, query.versions()))
            .toList();
    List<Share> page = matching.subList(0, Math.min(query.limit(), matching.size()));
    return new Slice(
        page.stream().mapToLong(Share::sequence).toArray(),
        page.stream().mapToLong(Share::sequence).toArray(),
        page.stream().mapToInt(s -> s.bytes().length).toArray(),
        page.stream().mapToLong(Share::micros).toArray(),
        new BitSet(),
        page.size() < matching.size()
            ? OptionalLong.of(matching.get(page.size()).sequence())
            : OptionalLong.empty());
  }

  private static boolean matches(Share share, List<Share> all, VersionMatch match) {
    long[] versions =
        all.stream()
            .filter(s -> s.id().equals(share.id()))
            .mapToLong(Share::versionNanos)
            .toArray();
    return match.all()
        || match.exact().contains(share.versionNanos())
        || (match.last() && share.versionNanos() == Arrays.stream(versions).max().orElseThrow())
        || (match.first() && share.versionNanos() == Arrays.stream(versions).min().orElseThrow());
  }

  @Override
  public synchronized void copyObject(long place, long sequence, int length, ByteBuffer into)
      throws DamagedRecordException {
    check(place);
    into.put(shares.get((int) place).bytes());
  }

  @Override
  public synchronized Act read(long place) throws DamagedRecordException {
    check(place);
    Share share = shares.get((int) place);
    return new Act(
        share.sequence(),
        share.micros(),
        place,
        share.bytes().length,
        share.versionNanos(),
        new ShownHeader(
            ActKind.SHARE,
            Optional.of(share.collection()),
            share.type(),
            share.id(),
            share.version(),
            share.party(),
            true,
            Optional.empty()),
        new SealedHeader("delegate", Audience.PUBLIC, List.of()),
        Optional.empty());
  }

  private void check(long place) throws DamagedRecordException {
    if (damaged.contains(place)) {
      throw new DamagedRecordException("damaged on purpose", false);
    }
  }

  @Override
  public void scan(long fromSequence, Consumer<Act> consumer) {
    throw new UnsupportedOperationException("the outlet does not scan");
  }

  @Override
  public List<ObjectResult> submit(
      Caller caller, CollectionSettings collection, byte[] body, int length)
      throws MalformedBodyException, LedgerBusyException, LedgerReadOnlyException {
    refuse();
    List<ObjectResult> results = new ArrayList<>();
    for (String object : objects(body, length)) {
      Matcher id = Pattern.compile("\"id\":\"([a-z0-9-]+)\"").matcher(object);
      if (id.find()) {
        long sequence = share(collection, caller, object);
        results.add(
            new ObjectResult(
                Optional.of(id.group(1)),
                shares.get((int) sequence).version(),
                OptionalLong.of(sequence),
                Optional.empty()));
      } else {
        results.add(
            new ObjectResult(
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of("objects[" + results.size() + "] has no id")));
      }
    }
    return results;
  }

  private static List<String> objects(byte[] body, int length) throws MalformedBodyException {
    List<String> objects = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(body, 0, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedBodyException(422, "An envelope is an object.");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = json.currentName().equals("objects");
        if (json.nextToken() != JsonToken.START_ARRAY || !wanted) {
          json.skipChildren();
          continue;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
          int from = (int) json.currentTokenLocation().getByteOffset();
          json.skipChildren();
          int to = (int) json.currentLocation().getByteOffset();
          objects.add(new String(body, from, to - from, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new MalformedBodyException(400, "The body is not JSON.");
    }
    return objects;
  }

  @Override
  public synchronized int remove(
      Caller caller,
      Visibility visibility,
      CollectionSettings collection,
      String id,
      VersionMatch versions)
      throws NotOwnerException, LedgerBusyException, LedgerReadOnlyException {
    try {
      refuse();
    } catch (MalformedBodyException e) {
      throw new IllegalStateException(e);
    }
    int count = 0;
    List<Share> all =
        shares.stream()
            .filter(s -> s.id().equals(id) && !removed.contains(s.sequence()))
            .filter(s -> visibility.mayRead(s.audience()))
            .toList();
    for (Share share : all) {
      if (matches(share, all, versions)) {
        if (!share.party().equals(caller.party().orElseThrow().id())) {
          throw new NotOwnerException("Another party shared it; ask that party.");
        }
        removed.add(share.sequence());
        count++;
      }
    }
    return count;
  }

  private void refuse()
      throws MalformedBodyException, LedgerBusyException, LedgerReadOnlyException {
    switch (refusing.orElse(null)) {
      case null -> {}
      case MalformedBodyException e -> throw e;
      case LedgerBusyException e -> throw e;
      case LedgerReadOnlyException e -> throw e;
      default -> throw new IllegalStateException("broken on purpose");
    }
  }

  @Override
  public synchronized Status keep(String party, Instant requested, List<ObjectResult> results) {
    Status status = new Status(UUID.randomUUID(), party, requested, results);
    statuses.put(status.id(), status);
    return status;
  }

  @Override
  public synchronized Optional<Status> find(UUID id) {
    return Optional.ofNullable(statuses.get(id));
  }
}
