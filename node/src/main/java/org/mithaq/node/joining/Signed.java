package org.mithaq.node.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.ObjectReader;
import org.mithaq.accord.Piece;
import org.mithaq.accord.RefusedException;
import org.mithaq.accord.RegisterObject;
import org.mithaq.accord.Signature;
import org.mithaq.stix.Finding;
import org.mithaq.stix.MalformedBodyException;
import org.mithaq.stix.Mode;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.StixReader;

/**
 * An object with the signature over it, as they came: nothing marked, nothing revoked, by STIX's
 * strict rules.
 *
 * @param version the object as STIX has it
 * @param bytes the object's and the signature's, in this order
 */
record Signed<T extends RegisterObject>(
    T object, StixObject version, Signature signature, List<byte[]> bytes, List<Piece> pieces) {

  /**
   * Reads a body of two objects.
   *
   * @param name of what is to be signed, for the refusal
   */
  static <T extends RegisterObject> Signed<T> read(
      StixReader reader, byte[] body, int length, Class<T> type, String name)
      throws RefusedException {
    List<T> objects = new ArrayList<>();
    List<StixObject> versions = new ArrayList<>();
    List<Signature> signatures = new ArrayList<>();
    List<byte[]> bytes = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (StixObject object : objects(reader, body, length)) {
      plain(object);
      byte[] own = object.bytes();
      RegisterObject read =
          ObjectReader.read(own, 0, own.length)
              .orElseThrow(() -> new RefusedException(JoiningReason.MISPLACED, object.id()));
      pieces.add(new Piece(read, Piece.digest(own, 0, own.length), false));
      if (type.isInstance(read)) {
        objects.add(type.cast(read));
        versions.add(object);
        bytes.addFirst(own);
      } else if (read instanceof Signature signature) {
        first(object);
        signatures.add(signature);
        bytes.addLast(own);
      }
    }
    if (pieces.size() != 2
        || objects.size() != 1
        || signatures.size() != 1
        || !signatures.getFirst().object().equals(objects.getFirst().id())) {
      throw new RefusedException(JoiningReason.NOT_TWO, name);
    }
    return new Signed<>(
        objects.getFirst(), versions.getFirst(), signatures.getFirst(), bytes, pieces);
  }

  private static List<StixObject> objects(StixReader reader, byte[] body, int length)
      throws RefusedException {
    List<StixObject> objects = new ArrayList<>();
    try {
      reader.read(body, 0, length, objects::add);
    } catch (MalformedBodyException e) {
      throw new RefusedException(JoiningReason.UNREADABLE, String.valueOf(e.getMessage()));
    }
    return objects;
  }

  private static void plain(StixObject object) throws RefusedException {
    Optional<Finding> refusal = object.refusal(Mode.STRICT);
    if (refusal.isPresent()) {
      throw new RefusedException(
          JoiningReason.FINDING, refusal.get().path(), refusal.get().message());
    }
    if (object.revoked()) {
      throw new RefusedException(JoiningReason.REVOKED, object.id());
    }
    if (!object.markings().isEmpty() || !object.granularMarkings().isEmpty()) {
      throw new RefusedException(JoiningReason.MARKED, object.id());
    }
  }

  /** Objects other than identities have one version. */
  static void first(StixObject object) throws RefusedException {
    if (!object.created().equals(object.modified())) {
      throw new RefusedException(JoiningReason.LATER_VERSION, object.id());
    }
  }
}
