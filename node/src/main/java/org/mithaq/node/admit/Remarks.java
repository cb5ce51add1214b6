package org.mithaq.node.admit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mithaq.stix.Finding;

/** Findings on one object, as they are kept and as they are told. */
final class Remarks {

  /** More are counted, not named. */
  private static final int KEPT = 16;

  private static final int TOLD = 3;
  private static final int LONGEST = 160;

  private Remarks() {}

  /** As they stand in sealed headers: {@code code path}, the path counted from the object. */
  static List<String> kept(List<Finding> findings) {
    List<String> kept = new ArrayList<>(Math.min(findings.size(), KEPT + 1));
    for (Finding finding : findings) {
      if (kept.size() == KEPT) {
        kept.add("more " + (findings.size() - KEPT));
        break;
      }
      String path = fromObject(finding.path());
      kept.add(clean(path.isEmpty() ? finding.code() : finding.code() + " " + path));
    }
    return kept;
  }

  /** What the submitter is told about an object that was admitted all the same. */
  static Optional<String> told(List<Finding> findings) {
    List<Finding> grave =
        findings.stream().filter(one -> one.level() != Finding.Level.WARNING).toList();
    if (grave.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder told = new StringBuilder("admitted with findings: ");
    for (int i = 0; i < Math.min(TOLD, grave.size()); i++) {
      told.append(i == 0 ? "" : "; ").append(sentence(grave.get(i)));
    }
    if (grave.size() > TOLD) {
      told.append("; and ").append(grave.size() - TOLD).append(" more");
    }
    return Optional.of(told.toString());
  }

  /** Place and reason of a refusal. */
  static String refusal(Finding gravest, long others) {
    return sentence(gravest) + (others == 0 ? "" : " (and " + others + " more)");
  }

  private static String sentence(Finding finding) {
    return finding.path().isEmpty()
        ? finding.message()
        : clean(finding.path()) + ": " + finding.message();
  }

  /** Without the object's place in its body, which means nothing later. */
  private static String fromObject(String path) {
    if (!path.startsWith("objects[")) {
      return path;
    }
    int end = path.indexOf(']') + 1;
    return path.substring(path.startsWith(".", end) ? end + 1 : end);
  }

  /** Paths hold keys as they were sent: no control characters, half characters or novels. */
  private static String clean(String text) {
    String line = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Character.isISOControl(c) || Character.isSurrogate(c)) {
        return line.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
      }
    }
    return line;
  }
}
