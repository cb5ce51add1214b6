package org.mithaq.node.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mithaq.tlog.Checkpoint;

/**
 * What a node has told its clients, kept outside of it. An object is first offered; what is known
 * of it afterwards is what the answer said, or nothing where no answer came.
 */
final class Promises {

  /** Every object that was ever sent, by collection and version. */
  private final Map<String, byte[]> offered = new ConcurrentHashMap<>();

  /** Those that must be there. */
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  /** Those that must not be there. */
  private final Set<String> gone = ConcurrentHashMap.newKeySet();

  private final Map<String, StatusAnswer> statuses = new ConcurrentHashMap<>();
  private final List<Checkpoint> checkpoints = new CopyOnWriteArrayList<>();

  /** A status as it was answered, by whom it may be asked for. */
  record StatusAnswer(String user, byte[] body) {}

  private static String name(String collection, String key) {
    return collection + " " + key;
  }

  void offer(String collection, byte[] object) {
    offered.put(name(collection, Notes.key(object)), object);
  }

  void acknowledged(String collection, byte[] object) {
    kept.add(name(collection, Notes.key(object)));
  }

  /** A removal is under way: until it is answered nothing is known. */
  void removing(String collection, String key) {
    kept.remove(name(collection, key));
  }

  void removed(String collection, String key) {
    gone.add(name(collection, key));
  }

  void status(String id, StatusAnswer answer) {
    statuses.put(id, answer);
  }

  void checkpoint(Checkpoint checkpoint) {
    if (checkpoints.isEmpty() || !checkpoints.getLast().equals(checkpoint)) {
      checkpoints.add(checkpoint);
    }
  }

  List<Checkpoint> checkpoints() {
    return checkpoints;
  }

  int acts() {
    return kept.size() + gone.size();
  }

  /** Some of the statuses, by their ids. */
  Map<String, StatusAnswer> someStatuses(Random random, int count) {
    List<String> ids = new ArrayList<>(statuses.keySet());
    Map<String, StatusAnswer> some = new ConcurrentHashMap<>();
    for (int i = 0; i < count && !ids.isEmpty(); i++) {
      String id = ids.get(random.nextInt(ids.size()));
      some.put(id, statuses.get(id));
    }
    return some;
  }

  /**
   * Compares with what a collection holds. What is there although no answer came is there for good
   * from now on.
   */
  void check(String collection, List<byte[]> held) {
    Set<String> there = ConcurrentHashMap.newKeySet();
    for (byte[] object : held) {
      String name = name(collection, Notes.key(object));
      if (!Arrays.equals(object, offered.get(name))) {
        throw new AssertionError(name + " has other bytes than were sent");
      }
      if (!there.add(name)) {
        throw new AssertionError(name + " is there twice");
      }
      if (gone.contains(name)) {
        throw new AssertionError(name + " was removed, and is there again");
      }
    }
    for (String name : kept) {
      if (name.startsWith(collection) && !there.contains(name)) {
        throw new AssertionError(name + " was acknowledged, and is lost");
      }
    }
    for (String name : offered.keySet()) {
      if (name.startsWith(collection)) {
        (there.contains(name) ? kept : gone).add(name);
      }
    }
  }
}
