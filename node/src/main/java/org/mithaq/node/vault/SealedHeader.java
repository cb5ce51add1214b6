package org.mithaq.node.vault;

import java.util.List;
import org.mithaq.node.access.Audience;

/**
 * What stays in the node: in the vault as JSON, in the leaf as a salted digest.
 *
 * @param delegate who submitted, by account name
 * @param findings what the validator found, as {@code code path}, for what was admitted all the
 *     same
 */
public record SealedHeader(String delegate, Audience audience, List<String> findings) {

  public SealedHeader {
    findings = List.copyOf(findings);
  }
}
