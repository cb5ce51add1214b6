package org.mithaq.node.assistance;

import org.mithaq.accord.Reason;

/** Why the node's own pages do not hand something in. */
public enum FilingReason implements Reason {
  NOT_BESIDE_CASE("you may not write where the case lies"),
  NOT_BESIDE_REQUEST("you may not write where the request lies"),
  /** In the English sentence of whatever refused it. */
  OTHERWISE("%s");

  private final String template;

  FilingReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("filing", this);
  }

  @Override
  public String template() {
    return template;
  }
}
