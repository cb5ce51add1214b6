package org.mithaq.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.mithaq.node.admit.Sample;

/** One thing that somebody does to a node; made from a seed without looking at the node. */
sealed interface ModelStep {

  List<String> MEMBERS = List.of("cert-xa", "cert-xb", "cert-xc", "acme", "ngo");

  Map<String, String> PARTIES =
      Map.of(
          "cert-xa", RegisterText.XA,
          "cert-xb", RegisterText.XB,
          "cert-xc", RegisterText.XC,
          "acme", RegisterText.ACME,
          "ngo", RegisterText.NGO,
          "depositary", RegisterText.DEPOSITARY);

  /** Names of markings, and the ids that they stand for. */
  Map<String, String> MARKINGS =
      Map.of(
          "clear1",
          "613f2e26-407d-48c7-9eca-b8e91df99dc9",
          "clear",
          Sample.CLEAR,
          "green1",
          "34098fce-860f-48ae-8e50-ebd3cc5e41da",
          "green",
          Sample.GREEN,
          "amber1",
          "f88d31f6-486f-44da-b317-01333bde0b82",
          "amber",
          Sample.AMBER,
          "strict",
          Sample.STRICT,
          "red1",
          "5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
          "red",
          Sample.RED,
          "unknown",
          "22222222-2222-4222-8222-222222222222");

  /**
   * An object is shared.
   *
   * @param version day of its modification; none for an observable
   * @param markings names of {@link #MARKINGS}; the last one granular where {@code granular}
   * @param recipients accounts; none: without the extension
   * @param creator account whose party is named as the creator
   * @param ends ids that a relationship connects
   */
  record Share(
      String account,
      String collection,
      String id,
      Optional<Integer> version,
      List<String> markings,
      boolean granular,
      Set<String> recipients,
      Optional<String> creator,
      List<String> ends)
      implements ModelStep {

    String json() {
      Sample object;
      if (version.isEmpty()) {
        object = Sample.url(id, "http://model.example/" + id.charAt(id.length() - 1));
      } else if (ends.isEmpty()) {
        object = Sample.of("campaign", id).text("name", "model");
      } else {
        object = Sample.relationship(ends.get(0), ends.get(1)).text("id", id);
      }
      version.ifPresent(day -> object.modified("2026-01-%02dT00:00:00.000Z".formatted(day)));
      creator.ifPresent(account -> object.createdBy(PARTIES.get(account)));
      List<String> whole = granular ? markings.subList(0, markings.size() - 1) : markings;
      if (!whole.isEmpty()) {
        object.marked(whole.stream().map(MARKINGS::get).toArray(String[]::new));
      }
      if (granular) {
        object.raw(
            "granular_markings",
            "[{\"marking_ref\":\"marking-definition--"
                + MARKINGS.get(markings.getLast())
                + "\",\"selectors\":[\""
                + (version.isEmpty() ? "value" : "created")
                + "\"]}]");
      }
      if (!recipients.isEmpty()) {
        object.recipients(
            "[\"" + String.join("\",\"", recipients.stream().sorted().toList()) + "\"]");
      }
      return object.json();
    }
  }

  /** Somebody says how a party stands to the circle. */
  record Member(String account, String collection, String uuid, String party, String status)
      implements ModelStep {

    String json() {
      return RegisterText.membership(uuid, RegisterText.CIRCLE, PARTIES.get(party), status);
    }
  }

  /** Somebody says how a party stands to the accord. */
  record Stand(String account, String collection, String uuid, String party, String stance)
      implements ModelStep {

    String json() {
      return RegisterText.position(uuid, PARTIES.get(party), stance);
    }
  }

  /** A party takes all of its versions of an id out of a collection. */
  record Remove(String account, String collection, String id) implements ModelStep {}

  /** Steps of one world, which has few ids, so that they meet. */
  static List<ModelStep> draw(Random random, int count) {
    List<ModelStep> steps = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      String account = one(random, MEMBERS);
      String collection = one(random, AccessNode.COLLECTIONS);
      int kind = random.nextInt(20);
      if (kind == 0) {
        steps.add(
            new Member(
                one(random, List.of("cert-xa", "cert-xa", account, "depositary")),
                AccessNode.PUBLIC,
                RegisterText.uuid(20_000 + number),
                one(random, MEMBERS),
                one(random, List.of("member", "member", "left", "suspended"))));
      } else if (kind == 1) {
        String party = one(random, MEMBERS);
        steps.add(
            new Stand(
                one(random, List.of(party, party, account)),
                AccessNode.PUBLIC,
                RegisterText.uuid(30_000 + number),
                party,
                one(random, List.of("supports", "withdrawn", "declined"))));
      } else if (kind == 2) {
        steps.add(new Remove(account, collection, id(random)));
      } else {
        steps.add(share(random, account, collection));
      }
    }
    return steps;
  }

  private static Share share(Random random, String account, String collection) {
    String id = id(random);
    boolean versioned = !id.startsWith("url");
    List<String> markings = new ArrayList<>();
    int many = random.nextInt(5);
    for (int i = 0; i < (many == 4 ? 2 : Math.min(many, 1)); i++) {
      markings.add(one(random, MARKINGS.keySet().stream().sorted().toList()));
    }
    return new Share(
        account,
        collection,
        id,
        versioned ? Optional.of(1 + random.nextInt(4)) : Optional.empty(),
        markings,
        !markings.isEmpty() && random.nextInt(6) == 0,
        random.nextInt(3) == 0 ? Set.of(one(random, MEMBERS)) : Set.of(),
        versioned && random.nextInt(4) == 0 ? Optional.of(one(random, MEMBERS)) : Optional.empty(),
        id.startsWith("relationship") ? List.of(end(random), end(random)) : List.of());
  }

  private static String id(Random random) {
    String type = one(random, List.of("campaign", "campaign", "relationship", "url"));
    return type + "--00000000-0000-4000-8000-00000000000" + random.nextInt(6);
  }

  /** A relationship connects none. */
  private static String end(Random random) {
    return id(random).replace("relationship", "campaign");
  }

  private static <T> T one(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
