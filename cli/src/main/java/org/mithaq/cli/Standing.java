package org.mithaq.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.register.RegisterImport;
import org.mithaq.cli.taxii.Collection;
import org.mithaq.cli.taxii.Pull;
import org.mithaq.cli.taxii.Query;
import org.mithaq.stix.Json;

/** What stands in a collection already, as far as this user may read it. */
final class Standing {
  /** Ids in one request: an address of some thousand characters goes through everywhere. */
  private static final int IDS = 50;

  private final Http http;
  private final Collection collection;

  Standing(Http http, Collection collection) {
    this.http = http;
    this.collection = collection;
  }

  /** The latest version of each of these objects that is there, by id. */
  Map<String, byte[]> objects(List<String> ids)
      throws IOException, FailedException, InterruptedException {
    Map<String, byte[]> found = new HashMap<>();
    for (int from = 0; from < ids.size(); from += IDS) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + IDS));
      read(
          some,
          List.of(),
          object ->
              Json.parse(object, 0, object.length)
                  .text("id")
                  .ifPresent(id -> found.put(id, object)));
    }
    return found;
  }

  /** The accord with a slug. */
  Optional<RegisterImport.Accord> accord(String slug)
      throws IOException, FailedException, InterruptedException {
    List<RegisterImport.Accord> found = new ArrayList<>();
    read(
        List.of(),
        List.of("accord"),
        bytes -> {
          Json.Members accord = Json.parse(bytes, 0, bytes.length);
          boolean named = accord.text("slug").filter(slug::equals).isPresent();
          Optional<String> id = accord.text("id").filter(text -> text.startsWith("accord--"));
          if (named && id.isPresent()) {
            found.add(new RegisterImport.Accord(id.get(), day(accord.text("opened"))));
          }
        });
    return found.stream().findFirst();
  }

  private static Optional<LocalDate> day(Optional<String> text) {
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private interface Reader {
    void object(byte[] bytes) throws IOException;
  }

  private void read(List<String> ids, List<String> types, Reader reader)
      throws IOException, FailedException, InterruptedException {
    Query query = new Query(Optional.empty(), ids, types, List.of(), List.of());
    new Pull(http, collection)
        .run(
            query,
            Long.MAX_VALUE,
            new Pull.Sink() {
              @Override
              public void object(byte[] source, int offset, int length) throws IOException {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
                bytes.write(source, offset, length);
                reader.object(bytes.toByteArray());
              }

              @Override
              public void page(Pull.Position reached) {
                // It is read to its end at once.
              }
            });
  }
}
