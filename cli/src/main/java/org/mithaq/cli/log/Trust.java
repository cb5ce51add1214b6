package org.mithaq.cli.log;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.TooLargeException;
import org.mithaq.tlog.MalformedException;
import org.mithaq.tlog.Policy;
import org.mithaq.tlog.VerifierKey;

/**
 * Whose signatures count, and where the user has them from.
 *
 * @param source for people
 */
public record Trust(Policy policy, String source) {
  private static final int LONGEST = 1 << 20;

  /** Gets a text from a URL. */
  @FunctionalInterface
  public interface Fetch {
    String text(URI url) throws FailedException, InterruptedException;

    /** Over HTTP, anything but a success being a failure. */
    static Fetch by(Http http) {
      return url -> {
        try {
          Answer answer = http.get(url, "text/plain, */*;q=0.1", LONGEST);
          if (!answer.ok()) {
            throw new FailedException(url + " answered " + answer.status() + ", not with keys.");
          }
          return answer.body().text();
        } catch (TooLargeException e) {
          throw new FailedException(url + ": " + e.getMessage(), e);
        }
      };
    }
  }

  /**
   * Reads keys as a user names them: verifier keys themselves, files or URLs that hold one a line.
   * Of each log, one key of every algorithm must have signed.
   */
  public static Trust keys(List<String> names, Fetch fetch)
      throws IOException, FailedException, InterruptedException {
    Set<VerifierKey> keys = new LinkedHashSet<>();
    for (String name : names) {
      if (isUrl(name)) {
        keys.addAll(parse(name, fetch.text(URI.create(name))));
      } else if (Files.exists(Path.of(name))) {
        keys.addAll(parse(name, read(Path.of(name))));
      } else if (name.indexOf('+') > 0) {
        keys.addAll(parse("--key", name));
      } else {
        throw new FailedException(name + " is neither a file, nor a URL, nor a verifier key.");
      }
    }
    return new Trust(of(keys), String.join(", ", names));
  }

  /** Reads the keys of a log from a text that holds one a line. */
  public static Trust keys(String text, String source) throws FailedException {
    return new Trust(of(parse(source, text)), source);
  }

  /** Reads a policy file (C2SP tlog-policy). */
  public static Trust policy(Path file) throws IOException, FailedException {
    try {
      return new Trust(
          Policy.parse(read(file).getBytes(StandardCharsets.ISO_8859_1)), file.toString());
    } catch (MalformedException e) {
      throw new FailedException(file + ": " + e.getMessage(), e);
    }
  }

  /** Whether this names something to be fetched. */
  public static boolean isUrl(String name) {
    return name.startsWith("http://") || name.startsWith("https://");
  }

  private static Policy of(Collection<VerifierKey> keys) {
    List<Policy.Log> logs =
        keys.stream().map(key -> new Policy.Log(key, Optional.empty())).toList();
    return new Policy(logs, List.of(), List.of(), Optional.empty());
  }

  private static List<VerifierKey> parse(String source, String text) throws FailedException {
    List<VerifierKey> keys = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          keys.add(VerifierKey.parse(line));
        } catch (MalformedException e) {
          throw new FailedException(source + ": " + e.getMessage(), e);
        }
      }
    }
    if (keys.isEmpty()) {
      throw new FailedException(source + " holds no verifier key.");
    }
    return keys;
  }

  private static String read(Path file) throws IOException, FailedException {
    if (Files.size(file) > LONGEST) {
      throw new FailedException(file + " is too long to be a file of keys or a policy.");
    }
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
