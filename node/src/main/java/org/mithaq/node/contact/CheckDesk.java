package org.mithaq.node.contact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mithaq.accord.ContactCheck;
import org.mithaq.accord.draft.ContactCheckDraft;
import org.mithaq.accord.draft.Head;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.admit.Intake;
import org.mithaq.node.admit.MalformedBodyException;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;

/** Submits results in the name of the party that keeps the directory. */
public final class CheckDesk {

  /** Under this name the node acts. */
  private static final String DELEGATE = "directory";

  private final Intake intake;
  private final Parties parties;
  private final Party depositary;
  private final CollectionSettings collection;

  /**
   * A desk.
   *
   * @param collection that every party may write to; whom a result is for does not depend on it
   */
  public CheckDesk(
      Intake intake, Parties parties, Party depositary, CollectionSettings collection) {
    this.intake = intake;
    this.parties = parties;
    this.depositary = depositary;
    this.collection = collection;
  }

  /** Whether a party keeps the directory: whether it can be reached itself others find out. */
  boolean isOf(String party) {
    return depositary.id().equals(party);
  }

  /**
   * Submits one. The same check has the same bytes, so that one that was submitted just before the
   * node ended is not submitted twice.
   *
   * @param sent when the contact was asked
   * @param decided when it answered, or its time was over
   * @return why it was refused; empty where it was taken
   * @throws IOException where it can't be submitted now
   */
  Optional<String> submit(
      String contact, boolean exercise, Instant sent, Instant decided, OptionalInt seconds)
      throws IOException, InterruptedException {
    Party party = exercise ? depositary.asExercise() : depositary;
    Caller caller =
        new Caller(
            Optional.of(party),
            Optional.of(DELEGATE),
            parties.tokensOf(depositary),
            Role.ofParty());
    ContactCheckDraft check =
        new ContactCheckDraft(
            new Head(
                "check " + contact + " " + sent,
                decided.truncatedTo(ChronoUnit.MILLIS),
                Optional.of(depositary.id()),
                Optional.empty(),
                List.of()),
            new ContactCheck.Terms(contact, seconds.isPresent(), seconds, Optional.empty()));
    byte[] body = envelope(check.json());
    try {
      for (ObjectResult result : intake.submit(caller, collection, body, body.length)) {
        if (!result.success()) {
          return Optional.of(result.message().orElse("refused"));
        }
      }
      return Optional.empty();
    } catch (MalformedBodyException | LedgerBusyException | LedgerReadOnlyException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static byte[] envelope(byte[] object) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(object.length + 16);
    body.writeBytes("{\"objects\":[".getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(object);
    body.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }
}
