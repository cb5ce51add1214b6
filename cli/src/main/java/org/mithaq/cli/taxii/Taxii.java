package org.mithaq.cli.taxii;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.TooLargeException;
import org.mithaq.stix.Json;

/** Finds things on a TAXII 2.1 server, from any URL of it that a user may have at hand. */
public final class Taxii {
  static final String MEDIA = "application/taxii+json;version=2.1";
  private static final int LONGEST_DOCUMENT = 16 << 20;
  private static final int MOST_ROOTS = 100;

  private final Http http;

  public Taxii(Http http) {
    this.http = http;
  }

  /**
   * Finds a collection by id, alias or title.
   *
   * @param url of the server, of its discovery document, or of an API root
   * @throws FailedException when there is none or more than one, with the names of those there are
   */
  public Collection collection(URI url, String name) throws FailedException, InterruptedException {
    List<Collection> all = new ArrayList<>();
    for (URI root : roots(url)) {
      all.addAll(collections(root));
    }
    for (Rule rule : Rule.values()) {
      List<Collection> found = all.stream().filter(c -> rule.matches(c, name)).toList();
      if (found.size() == 1) {
        return found.getFirst();
      } else if (found.size() > 1) {
        throw new FailedException(
            "«%s» names %d collections; give the id of one: %s."
                .formatted(name, found.size(), ids(found)));
      }
    }
    throw new FailedException(
        all.isEmpty()
            ? "There is no collection at " + url + " that you may see: try --user NAME:SECRET."
            : "There is no collection «%s» at %s that you may see; there are: %s."
                .formatted(name, url, names(all)));
  }

  private enum Rule {
    ID,
    ALIAS,
    TITLE;

    boolean matches(Collection collection, String name) {
      return switch (this) {
        case ID -> collection.id().equalsIgnoreCase(name);
        case ALIAS -> collection.alias().filter(name::equals).isPresent();
        case TITLE -> collection.title().equals(name);
      };
    }
  }

  private static String ids(List<Collection> collections) {
    return String.join(", ", collections.stream().map(Collection::id).toList());
  }

  private static String names(List<Collection> collections) {
    return String.join(", ", collections.stream().map(Collection::name).toList());
  }

  /** The API roots that a URL leads to: itself, or those that discovery names. */
  private List<URI> roots(URI url) throws FailedException, InterruptedException {
    URI given = folder(url);
    // At a server's root there may be a page for people; discovery has an address of its own.
    boolean root = given.getPath().equals("/");
    Optional<Json.Members> here = root ? Optional.empty() : document(given);
    if (here.isPresent() && here.get().has("versions")) {
      return List.of(given);
    }
    URI found = given;
    if (here.isEmpty() || !here.get().has("api_roots")) {
      found = given.resolve("/taxii2/");
      here = document(found);
    }
    Json.Members discovery =
        here.orElseThrow(() ->
            new FailedException(
                "No TAXII 2.1 server answers at %s nor at %s."
                    .formatted(given, given.resolve("/taxii2/"))));
    Set<URI> roots = new LinkedHashSet<>();
    for (Json named : discovery.list("api_roots")) {
      if (named instanceof Json.Text text && roots.size() < MOST_ROOTS) {
        roots.add(folder(resolve(found, text.value())));
      }
    }
    if (roots.isEmpty()) {
      throw new FailedException(found + " names no API root that you may see: try --user.");
    }
    return List.copyOf(roots);
  }

  private List<Collection> collections(URI root) throws FailedException, InterruptedException {
    Json.Members about = required(root);
    long longest = about.number("max_content_length").orElse(Long.MAX_VALUE);
    List<Collection> collections = new ArrayList<>();
    for (Json json : required(root.resolve("collections/")).list("collections")) {
      if (json instanceof Json.Members members && members.text("id").isPresent()) {
        collections.add(
            new Collection(
                root,
                longest < 1 ? Long.MAX_VALUE : longest,
                members.text("id").get(),
                members.text("title").orElse(""),
                members.text("alias"),
                members.flag("can_read"),
                members.flag("can_write")));
      }
    }
    return collections;
  }

  private Json.Members required(URI url) throws FailedException, InterruptedException {
    return document(url)
        .orElseThrow(() -> new FailedException(url + " does not answer as TAXII 2.1 does."));
  }

  /** Empty when something else than a TAXII document is there, or nothing. */
  private Optional<Json.Members> document(URI url) throws FailedException, InterruptedException {
    try {
      Answer answer = http.get(url, MEDIA, LONGEST_DOCUMENT);
      if (answer.status() == 401 || answer.status() == 403) {
        throw Refusal.of(url, answer).asFailure();
      }
      if (answer.status() >= 300 && answer.status() < 400) {
        throw new FailedException(
            "%s has moved to %s: give that URL instead."
                .formatted(url, answer.headers().firstValue("Location").orElse("another place")));
      }
      return answer.ok()
          ? Optional.of(Json.parse(answer.body().array(), 0, answer.body().length()))
          : Optional.empty();
    } catch (TooLargeException e) {
      throw new FailedException(url + ": " + e.getMessage(), e);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static URI folder(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return url.resolve(path.endsWith("/") ? path : path + "/");
  }

  private static URI resolve(URI base, String reference) throws FailedException {
    try {
      return base.resolve(reference);
    } catch (IllegalArgumentException e) {
      throw new FailedException(
          base + " names an API root that is no URL: «" + reference + "».", e);
    }
  }

  static String segment(String text) {
    return query(text).replace("+", "%20");
  }

  static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
