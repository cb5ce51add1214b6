package org.mithaq.cli.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mithaq.accord.Circle;
import org.mithaq.accord.Cosignature;
import org.mithaq.accord.Entry;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.JointStatement;
import org.mithaq.accord.Membership;
import org.mithaq.accord.ObjectReader;
import org.mithaq.accord.Objection;
import org.mithaq.accord.PartyIdentity;
import org.mithaq.accord.Piece;
import org.mithaq.accord.RefusedException;
import org.mithaq.accord.Register;
import org.mithaq.accord.RegisterObject;
import org.mithaq.accord.Rules;
import org.mithaq.accord.Signature;
import org.mithaq.accord.StatementCourse;
import org.mithaq.accord.Submitter;
import org.mithaq.cli.http.FailedException;
import org.mithaq.node.receipt.StatementExport;
import org.mithaq.node.vault.Headers;
import org.mithaq.node.vault.Receipt;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.stix.Json;
import org.mithaq.tlog.LogProof;
import org.mithaq.tlog.VerificationException;

/**
 * Verifies an exported statement without its node: each receipt by the keys that are trusted, each
 * object by its receipt, and each signature by the accord's own rules, which are followed again
 * from the first act to the last. It proves who signed; that nobody else did, or that no membership
 * of the circle is left out, it can't.
 */
public final class StatementCheck {

  private final Trust trust;
  private final Register register = new Register();
  private final Set<Long> seen = new HashSet<>();

  private StatementCheck(Trust trust) {
    this.trust = trust;
  }

  /**
   * What a file proves.
   *
   * @param names of the parties that signed, by id
   */
  public record Result(StatementCourse course, Map<String, String> names) {
    public Result {
      names = Map.copyOf(names);
    }

    public String name(String party) {
      return names.getOrDefault(party, party);
    }
  }

  /** One act of the file that its receipt proves. */
  private record Act(Entry entry, String origin, RegisterObject object, byte[] bytes) {}

  /** Whether a file says that it is an exported statement. */
  public static boolean isOne(byte[] file) {
    int length = Math.min(file.length, 64);
    return new String(file, 0, length, StandardCharsets.ISO_8859_1)
        .contains(StatementExport.FORMAT);
  }

  /**
   * Verifies.
   *
   * @throws FailedException with what does not hold first
   */
  public static Result run(byte[] file, Trust trust) throws FailedException {
    return new StatementCheck(trust).check(file);
  }

  private Result check(byte[] file) throws FailedException {
    Json.Members export;
    try {
      export = Json.parse(file, 0, file.length);
    } catch (IOException e) {
      throw new FailedException("The file is no JSON: it was cut or changed.", e);
    }
    List<Act> acts = new ArrayList<>();
    for (Json.Members each : export.objects("acts")) {
      acts.add(act(each));
    }
    for (int i = 0; i < acts.size(); i++) {
      if (i > 0 && acts.get(i).entry.sequence() < acts.get(i - 1).entry.sequence()) {
        throw new FailedException("The acts are not in the order of the log.");
      }
      enter(acts.get(i), acts);
    }
    String id = export.text("statement").orElse("");
    StatementCourse course =
        register
            .matters(_ -> true)
            .statement(id)
            .orElseThrow(
                () -> new FailedException("The file does not hold the statement " + id + "."));
    Map<String, String> names = new HashMap<>();
    for (String party : course.signed().keySet()) {
      register.party(party).ifPresent(identity -> names.put(party, identity.name()));
    }
    return new Result(course, names);
  }

  private Act act(Json.Members json) throws FailedException {
    byte[] receipt = json.text("receipt").orElse("").getBytes(StandardCharsets.UTF_8);
    byte[] object;
    try {
      object = Base64.getDecoder().decode(json.text("object").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new FailedException("An object is no base64: the file was changed.", e);
    }
    ReceiptCheck.Result result = ReceiptCheck.run(receipt, Optional.of(object), trust);
    if (result.outcome() != ReceiptCheck.Outcome.VERIFIED) {
      throw new FailedException(result.steps().getLast().says());
    }
    try {
      LogProof proof = LogProof.parse(receipt);
      Receipt.Extra extra =
          Receipt.Extra.decode(
              proof.extra().orElseThrow(() -> new FailedException("A receipt says no act.")));
      ShownHeader shown = Headers.readShown(extra.shown());
      long index = proof.inclusion().index();
      if (!seen.add(index)) {
        throw new FailedException("Act " + index + " stands in the file twice.");
      }
      RegisterObject read =
          ObjectReader.read(object, 0, object.length)
              .orElseThrow(() ->
                  new FailedException("Act " + index + " has nothing to do with a statement."));
      Entry entry =
          new Entry(index, extra.micros(), shown.party(), shown.exercise(), 0, 0, object.length);
      return new Act(entry, proof.checkpoint().checkpoint().origin().value(), read, object);
    } catch (VerificationException | IOException | RefusedException e) {
      throw new FailedException("An act can't be read: " + e.getMessage(), e);
    }
  }

  private void enter(Act act, List<Act> all) throws FailedException {
    switch (act.object) {
      case PartyIdentity _, JointStatement _, Signature _, Circle _, Membership _, Objection _ -> {
        // Whose keys these are, who belonged to the circle and what was proposed the log says; who
        // signed, the rules below.
      }
      case Cosignature word -> signed(act, word, all);
      default ->
          throw new FailedException(
              "Act " + act.entry.sequence() + " does not belong to a statement.");
    }
    register.apply(act.entry, act.object);
  }

  private void signed(Act act, Cosignature word, List<Act> all) throws FailedException {
    List<Piece> body = new ArrayList<>();
    body.add(piece(act));
    for (Act other : all) {
      if (other.object instanceof Signature signature && signature.object().equals(word.id())) {
        body.add(piece(other));
      }
    }
    PartyIdentity party =
        register
            .party(word.terms().party())
            .orElseThrow(() ->
                new FailedException(
                    "The file lacks the identity of " + word.terms().party() + "."));
    Submitter submitter =
        new Submitter(
            act.entry.party(), party.category(), party.country(), false, act.entry.exercise());
    Instant then = Instant.EPOCH.plus(act.entry.micros(), ChronoUnit.MICROS);
    Map<String, Grounds> refused = new Rules(register, act.origin, then).refusals(submitter, body);
    if (!refused.isEmpty()) {
      throw new FailedException(
          refused.values().stream()
              .map(Grounds::sentence)
              .distinct()
              .collect(Collectors.joining("; ", party.name() + ": ", ".")));
    }
  }

  private static Piece piece(Act act) {
    return new Piece(act.object, Piece.digest(act.bytes, 0, act.bytes.length), false);
  }
}
