package org.mithaq.cli.register;

import java.util.ArrayList;
import java.util.List;
import org.mithaq.cli.register.RowRemark.Level;

/** Collects remarks on the rows of one file. */
final class Remarks {
  private final String file;
  private final List<RowRemark> remarks;

  Remarks(String file) {
    this(file, new ArrayList<>());
  }

  private Remarks(String file, List<RowRemark> remarks) {
    this.file = file;
    this.remarks = remarks;
  }

  /** Collects into the same list, for another file. */
  Remarks of(String otherFile) {
    return new Remarks(otherFile, remarks);
  }

  String file() {
    return file;
  }

  void mapped(long line, String code, String message) {
    add(line, Level.MAPPED, code, message);
  }

  void repaired(long line, String code, String message) {
    add(line, Level.REPAIRED, code, message);
  }

  void doubt(long line, String code, String message) {
    add(line, Level.DOUBT, code, message);
  }

  void refused(long line, String code, String message) {
    add(line, Level.REFUSED, code, message);
  }

  private void add(long line, Level level, String code, String message) {
    remarks.add(new RowRemark(file, line, level, code, message));
  }

  List<RowRemark> all() {
    return List.copyOf(remarks);
  }
}
