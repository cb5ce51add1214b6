package org.mithaq.node.vault;

/**
 * What an act does. The words stand in shown headers for ever: they are added to, never changed.
 */
public enum ActKind {
  /** Shares an object version into a collection. */
  SHARE("share"),
  /** Takes one version, or all of an object's, out of a collection. */
  REMOVE("remove"),
  /** Destroys the content of an earlier act. */
  ERASE("erase"),
  /** Changes the keys that the log signs with. */
  KEYS("keys"),
  /** Keeps an earlier act from being erased. */
  HOLD("hold"),
  /** Ends that. */
  RELEASE("release"),
  /** Of the audit log alone: notes what was done with access. */
  AUDIT("audit");

  private final String word;

  ActKind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static ActKind of(String word) {
    for (ActKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("unknown kind of act: " + word);
  }
}
