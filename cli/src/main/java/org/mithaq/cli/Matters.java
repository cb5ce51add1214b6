package org.mithaq.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.register.RegisterLists;
import org.mithaq.cli.taxii.Collection;
import org.mithaq.cli.taxii.MalformedInputException;
import org.mithaq.cli.taxii.Push;
import org.mithaq.cli.taxii.Taxii;
import org.mithaq.stix.Json;

/** What the commands about requests, cases and statements have in common. */
final class Matters {

  private static final int MOST_OBJECTS = 100;
  private static final long MOST_BYTES = 1 << 22;

  private final Io io;
  private final Http http;
  private final URI node;
  private final boolean json;

  Matters(Io io, Http http, URI node, boolean json) {
    this.io = io;
    this.http = http;
    this.node = node;
    this.json = json;
  }

  /** The items of a list that fit. */
  List<Json.Members> items(String list, Map<String, List<String>> filters)
      throws IOException, FailedException, InterruptedException {
    List<Json.Members> items = new ArrayList<>();
    Map<String, List<String>> all = new LinkedHashMap<>(filters);
    all.putIfAbsent("exercise", List.of("all"));
    new RegisterLists(http, node, "/").json(list, all, page -> items.addAll(page.objects("items")));
    return items;
  }

  /** The one with an id. */
  Json.Members one(String list, String parameter, String id)
      throws IOException, FailedException, InterruptedException {
    return items(list, Map.of(parameter, List.of(id))).stream()
        .findFirst()
        .orElseThrow(
            () -> new FailedException("There is no " + parameter + " " + id + " for you."));
  }

  /** Prints items, a line each: whole as JSON, else by some members. */
  int print(List<Json.Members> items, List<String> members) throws IOException {
    items.stream().flatMap(item -> item.texts("notices").stream()).distinct().forEach(io::note);
    for (Json.Members item : items) {
      if (json) {
        Output.line(io.out(), item::writeMembers);
      } else {
        List<String> cells = new ArrayList<>();
        for (String member : members) {
          cells.add(cell(item, member));
        }
        io.out().println(Visible.of(String.join("  ", cells)));
      }
    }
    return Mithaq.DONE;
  }

  private static String cell(Json.Members item, String member) {
    return item.text(member)
        .or(() -> item.object(member).text("name"))
        .or(() ->
            item.number(member).isPresent()
                ? Optional.of(Long.toString(item.number(member).getAsLong()))
                : Optional.empty())
        .orElseGet(() -> item.flag(member) ? member : "");
  }

  /** A head for something new; nobody can guess its id. */
  static Head head(Optional<String> party) {
    return new Head(
        UUID.randomUUID().toString(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        party,
        Optional.empty(),
        List.of());
  }

  /** Makes a draft: what it says that cannot be is told as it is. */
  static <T> T made(Callable<T> making) throws FailedException {
    try {
      return making.call();
    } catch (IllegalArgumentException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    } catch (FailedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a draft and what belongs to it; tells its id, or fails with the node's sentence. */
  int send(String name, Draft draft, List<byte[]> beside)
      throws IOException, FailedException, InterruptedException {
    List<byte[]> objects = new ArrayList<>();
    objects.add(draft.json());
    objects.addAll(beside);
    push(name, objects);
    tell(draft.id());
    return Mithaq.DONE;
  }

  /** Sends objects by their ids; tells these, or fails with the node's sentences. */
  int send(String name, Map<String, byte[]> objects)
      throws IOException, FailedException, InterruptedException {
    push(name, List.copyOf(objects.values()));
    for (String id : objects.keySet()) {
      tell(id);
    }
    return Mithaq.DONE;
  }

  private void tell(String id) throws IOException {
    if (json) {
      Output.line(io.out(), out -> out.writeStringField("id", id));
    } else {
      io.out().println(id);
    }
  }

  private void push(String name, List<byte[]> objects)
      throws IOException, FailedException, InterruptedException {
    Collection collection = new Taxii(http).collection(node, name);
    List<String> refused = new ArrayList<>();
    Push.Listener listener =
        new Push.Listener() {
          @Override
          public void refused(Push.Refused object) {
            refused.add(object.reason());
          }

          @Override
          public void sent(long objects, long accepted, long others) {
            // One small envelope: there is no progress to show.
          }
        };
    try (InputStream in = new ByteArrayInputStream(lines(objects))) {
      new Push(http, io.pause(), collection, MOST_OBJECTS, MOST_BYTES, listener).send(in, 0);
    } catch (MalformedInputException e) {
      throw new IllegalStateException(e);
    }
    if (!refused.isEmpty()) {
      throw new FailedException(String.join("; ", refused));
    }
  }

  private static byte[] lines(List<byte[]> objects) {
    java.io.ByteArrayOutputStream lines = new java.io.ByteArrayOutputStream();
    for (byte[] object : objects) {
      lines.writeBytes(object);
      lines.write('\n');
    }
    return lines.toByteArray();
  }
}
