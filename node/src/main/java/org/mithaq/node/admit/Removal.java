package org.mithaq.node.admit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.index.VersionMatch;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.Precedents;
import org.mithaq.node.vault.Precedents.Share;
import org.mithaq.node.vault.Records;
import org.mithaq.node.vault.SealedHeader;
import org.mithaq.node.vault.ShownHeader;
import org.mithaq.node.vault.Terms;

/**
 * Makes the drafts that take shares out of a collection. Each party takes out what it shared;
 * renditions of other parties stay.
 */
final class Removal {

  private static final Terms NO_TERMS = new Terms(List.of(), List.of(), List.of());

  private final Precedents precedents;
  private final Records records;

  Removal(Precedents precedents, Records records) {
    this.precedents = precedents;
    this.records = records;
  }

  List<Draft> drafts(
      Party remover,
      String delegate,
      Visibility visibility,
      CollectionSettings collection,
      String id,
      VersionMatch versions)
      throws NotOwnerException, LedgerBusyException {
    List<Share> readable =
        precedents.sharesOf(collection.id(), id, Optional.empty()).stream()
            .filter(share -> visibility.mayRead(share.audience()))
            .toList();
    Set<Share> selected = select(readable, versions);
    List<Draft> drafts = new ArrayList<>();
    boolean damaged = false;
    for (Share share : selected) {
      try {
        Act act = records.read(share.place());
        if (act.shown().party().equals(remover.id())) {
          keep(act);
          drafts.add(draft(act, share, remover, delegate, collection));
        }
      } catch (DamagedRecordException e) {
        damaged = true;
      }
    }
    if (drafts.isEmpty() && !selected.isEmpty()) {
      throw new NotOwnerException(
          damaged
              ? "who shared " + id + " can't be told, its record is damaged: ask the operator"
              : id + " was shared by another party: only that party takes it out");
    }
    return drafts;
  }

  /** An act of the register is there for good; it can be corrected. */
  private void keep(Act act) throws NotOwnerException, DamagedRecordException {
    if (RegisterActs.isOne(act, records)) {
      throw new NotOwnerException(
          act.shown().id()
              + " is in the register: nothing leaves it; send an object that corrects it");
    }
  }

  private static Set<Share> select(List<Share> readable, VersionMatch versions) {
    Set<Share> selected = new LinkedHashSet<>();
    // Of equal versions the earliest stands first.
    Comparator<Share> byVersion = Comparator.comparingLong(Share::versionNanos);
    if (versions.all()) {
      selected.addAll(readable);
    }
    if (versions.first()) {
      readable.stream().min(byVersion).ifPresent(selected::add);
    }
    if (versions.last()) {
      readable.stream().max(byVersion).ifPresent(selected::add);
    }
    readable.stream()
        .filter(share -> versions.exact().contains(share.versionNanos()))
        .forEach(selected::add);
    return selected;
  }

  /** The removal can be read by whoever could read the share. */
  private static Draft draft(
      Act act, Share share, Party remover, String delegate, CollectionSettings collection) {
    ShownHeader shown = act.shown();
    return new Draft(
        new ShownHeader(
            ActKind.REMOVE,
            Optional.of(collection.id()),
            shown.type(),
            shown.id(),
            shown.version(),
            remover.id(),
            shown.exercise() || remover.exercise(),
            Optional.of(share.sequence())),
        new SealedHeader(delegate, act.sealed().audience(), List.of()),
        new byte[0],
        0,
        0,
        shown.version().map(_ -> share.versionNanos()),
        NO_TERMS);
  }
}
