package org.mithaq.cli.log;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.tlog.AuthenticatedTiles;
import org.mithaq.tlog.BadTileException;
import org.mithaq.tlog.Checkpoint;
import org.mithaq.tlog.Hash;
import org.mithaq.tlog.JdkKeys;
import org.mithaq.tlog.Note;
import org.mithaq.tlog.SignedCheckpoint;
import org.mithaq.tlog.TileNotFoundException;
import org.mithaq.tlog.TreeSize;
import org.mithaq.tlog.VerificationException;

/**
 * Looks at a log now and again: whether its checkpoint is signed as the policy demands, and whether
 * its tree extends the one that was seen before. It computes what the tree was from authenticated
 * tiles and believes no proof.
 */
public final class Watcher {
  private final Http http;
  private final URI prefix;
  private final Trust trust;

  /** What a look at the log found. */
  public sealed interface Look {}

  /** Nothing is known of this log yet: this checkpoint is where watching begins. */
  public record First(SignedCheckpoint now) implements Look {}

  /** The same tree as before. */
  public record Same(SignedCheckpoint now) implements Look {}

  /** A larger tree that begins with the one before. */
  public record Grown(SignedCheckpoint now, TreeSize from) implements Look {}

  /** An older checkpoint of the same tree, as from a cache: no contradiction, and not newer. */
  public record Older(SignedCheckpoint now) implements Look {}

  /**
   * Two signed checkpoints that no single append-only log can have made.
   *
   * @param contradiction what tells, for people; with the proof where one is needed
   */
  public record Fork(SignedCheckpoint before, SignedCheckpoint now, String contradiction)
      implements Look {}

  /** Nothing could be told: the log cannot be reached, is not signed as demanded, or is damaged. */
  public record Unverified(String reason) implements Look {}

  /**
   * Watches a log.
   *
   * @param prefix URL below which the log lies, with a slash at its end
   */
  public Watcher(Http http, URI prefix, Trust trust) {
    this.http = http;
    this.prefix = prefix;
    this.trust = trust;
  }

  /**
   * Looks once.
   *
   * @param before the largest checkpoint that was verified so far
   */
  public Look look(Optional<SignedCheckpoint> before) throws InterruptedException {
    try {
      SignedCheckpoint now = checkpoint();
      trust.policy().verify(now, JdkKeys::verifier);
      return before.isPresent() ? compare(before.get(), now) : first(now);
    } catch (VerificationException | FailedException | IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      return new Unverified(String.valueOf(e.getMessage()));
    }
  }

  private SignedCheckpoint checkpoint()
      throws IOException, FailedException, InterruptedException, VerificationException {
    URI url = prefix.resolve("checkpoint");
    Answer answer = http.get(url, "text/plain, */*;q=0.1", Note.MAX_BYTES);
    if (!answer.ok()) {
      throw new FailedException(
          "%s answered %d: is %s the URL below which the log lies?"
              .formatted(url, answer.status(), prefix));
    }
    return SignedCheckpoint.parse(answer.body().copy());
  }

  private Look first(SignedCheckpoint now) throws IOException, VerificationException {
    tree(now);
    return new First(now);
  }

  private Look compare(SignedCheckpoint before, SignedCheckpoint now)
      throws IOException, VerificationException {
    Checkpoint then = before.checkpoint();
    Checkpoint here = now.checkpoint();
    if (!then.origin().equals(here.origin())) {
      return new Unverified(
          "%s shows another log than before: %s instead of %s."
              .formatted(prefix, here.origin(), then.origin()));
    }
    int order = then.size().compareTo(here.size());
    if (order == 0) {
      return then.root().equals(here.root())
          ? new Same(now)
          : new Fork(
              before,
              now,
              "At size %s the log has signed two roots: %s and %s."
                  .formatted(then.size(), then.root(), here.root()));
    }
    if (order > 0) {
      return shrunk(before, now);
    }
    AuthenticatedTiles tree = tree(now);
    Hash root = tree.root(then.size());
    return root.equals(then.root())
        ? new Grown(now, then.size())
        : new Fork(before, now, contradiction(tree, then, root));
  }

  /** A smaller tree than before: from a cache, or has the log lost what it signed? */
  private Look shrunk(SignedCheckpoint before, SignedCheckpoint now)
      throws IOException, VerificationException {
    Checkpoint small = now.checkpoint();
    try {
      AuthenticatedTiles tree = tree(before);
      Hash root = tree.root(small.size());
      return root.equals(small.root())
          ? new Older(now)
          : new Fork(before, now, contradiction(tree, small, root));
    } catch (BadTileException | TileNotFoundException e) {
      return new Unverified(
          "The log shows size %s after it had signed size %s, and its tiles no longer give that tree: it was rolled back, or it shows two histories. %s"
              .formatted(small.size(), before.checkpoint().size(), e.getMessage()));
    }
  }

  private AuthenticatedTiles tree(SignedCheckpoint checkpoint)
      throws IOException, VerificationException {
    return AuthenticatedTiles.open(
        new HttpTiles(http, prefix),
        checkpoint.checkpoint().size(),
        checkpoint.checkpoint().root());
  }

  private static String contradiction(AuthenticatedTiles tree, Checkpoint small, Hash root)
      throws IOException, VerificationException {
    StringBuilder text =
        new StringBuilder(
            "The tree of size %s has at size %s the root %s; the log has signed %s there."
                .formatted(tree.size(), small.size(), root, small.root()));
    text.append("\nConsistency proof of the former (RFC 6962, section 2.1.2), hashes in base64:");
    tree.consistency(small.size()).path().forEach(h -> text.append('\n').append(h.toBase64()));
    return text.toString();
  }
}
