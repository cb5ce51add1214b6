package org.mithaq.node.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.mithaq.accord.Entry;
import org.mithaq.accord.ObjectReader;
import org.mithaq.accord.RefusedException;
import org.mithaq.accord.Register;
import org.mithaq.accord.RegisterObject;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The register, in memory, made from the same acts as the other views: up to date as soon as {@link
 * #apply} returns. An act that is in it stays in it.
 */
public final class RegisterIndex implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(RegisterIndex.class);

  private final Audiences audiences;
  private final Records records;
  private final RegisterFile file;
  private final Register register;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private long next;

  /** The register's own number, to be read without the lock. */
  private volatile long version;

  private RegisterIndex(Audiences audiences, Records records, RegisterFile file) {
    this.audiences = audiences;
    this.records = records;
    this.file = file;
    this.register = new Register(audiences::includes);
  }

  /**
   * Makes the register from the acts of a vault.
   *
   * @param identity 32 bytes that no other vault has
   * @param audiences already filled by the page index, which keeps their numbers
   * @param acts how many acts the vault holds
   */
  public static RegisterIndex open(
      Storage storage, byte[] identity, Audiences audiences, Records records, long acts)
      throws IOException {
    RegisterFile file = RegisterFile.open(storage, identity, acts);
    RegisterIndex index = new RegisterIndex(audiences, records, file);
    for (RegisterFile.Found found : file.found()) {
      try {
        Act act = records.read(found.place());
        if (act.sequence() == found.sequence()) {
          index.take(act);
        }
      } catch (DamagedRecordException e) {
        LOG.warn("not in the register: act={} why={}", found.sequence(), e.getMessage());
      }
    }
    List<RegisterFile.Found> more = new ArrayList<>();
    records.scan(
        file.seen(),
        act -> {
          if (index.take(act)) {
            more.add(new RegisterFile.Found(act.sequence(), act.place()));
          }
        });
    file.add(more, acts);
    return index;
  }

  /** Enters committed acts, in order. Called by the ledger's writer alone. */
  public void apply(List<Act> acts) {
    List<RegisterFile.Found> more = new ArrayList<>(0);
    for (Act act : acts) {
      if (take(act)) {
        more.add(new RegisterFile.Found(act.sequence(), act.place()));
      }
    }
    try {
      file.add(more, acts.getLast().sequence() + 1);
    } catch (IOException e) {
      LOG.warn("the next start looks for the register's acts again: {}", e.getMessage());
    }
  }

  private boolean take(Act act) {
    if (act.shown().kind() != ActKind.SHARE || !ObjectReader.mayBeNoted(act.shown().type())) {
      return false;
    }
    Entry entry =
        new Entry(
            act.sequence(),
            act.micros(),
            act.shown().party(),
            act.shown().exercise(),
            audiences.intern(act.sealed().audience()),
            act.place(),
            act.length());
    Optional<RegisterObject> object = object(entry, act.shown().type());
    if (object.isEmpty()) {
      return false;
    }
    lock.writeLock().lock();
    try {
      register.apply(entry, object.get());
      next = act.sequence() + 1;
      version = register.version();
    } finally {
      lock.writeLock().unlock();
    }
    return true;
  }

  private Optional<RegisterObject> object(Entry entry, String type) {
    try {
      byte[] bytes = records.object(entry.place(), entry.sequence(), entry.length());
      return ObjectReader.isNoted(type, bytes, 0, bytes.length)
          ? ObjectReader.read(bytes, 0, bytes.length)
          : Optional.empty();
    } catch (DamagedRecordException | RefusedException e) {
      return Optional.empty();
    }
  }

  /** The object that an act brought, read again; empty where its record is damaged. */
  public Optional<RegisterObject> object(Entry entry) {
    try {
      byte[] bytes = records.object(entry.place(), entry.sequence(), entry.length());
      return ObjectReader.read(bytes, 0, bytes.length);
    } catch (DamagedRecordException | RefusedException e) {
      LOG.warn("withheld act={} why={}", entry.sequence(), e.getMessage());
      return Optional.empty();
    }
  }

  /** What someone wants to know of a register that stands still. */
  @FunctionalInterface
  public interface Question<T, X extends Exception> {
    T answer(Register register) throws X;
  }

  /** Answers a question while nothing is entered. */
  public <T, X extends Exception> T ask(Question<T, X> question) throws X {
    lock.readLock().lock();
    try {
      return question.answer(register);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Changes with every act that enters the register. */
  public long version() {
    return version;
  }

  /** The sequence number behind the last act that is in the register. */
  public long next() {
    lock.readLock().lock();
    try {
      return next;
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
