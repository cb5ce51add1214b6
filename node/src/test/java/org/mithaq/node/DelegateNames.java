package org.mithaq.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mithaq.node.access.Account;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.node.config.Config;

/** A demo with more accounts than one a party. */
final class DelegateNames {

  static final String ANALYST = "qwen-the-analyst";

  private DelegateNames() {}

  /** One of cert-xa's who may do anything. */
  static Config withAnAnalyst(Config config) {
    return with(config, ANALYST, "cert-xa", Role.ofParty());
  }

  static Config with(Config config, String name, String party, Set<Role> roles) {
    List<Account> accounts = new ArrayList<>(config.accounts());
    accounts.add(new Account(name, Optional.of(party), SecretDigest.of("demo"), roles));
    return new Config(
        config.name(),
        config.origin(),
        config.data(),
        config.listen(),
        config.tls(),
        config.demo(),
        config.operator(),
        config.accord(),
        config.parties(),
        config.circles(),
        config.collections(),
        accounts,
        config.limits(),
        config.notices());
  }
}
