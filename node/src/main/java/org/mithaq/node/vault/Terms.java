package org.mithaq.node.vault;

import java.util.List;

/** What an object can be found by, gathered while it was read. */
public record Terms(List<String> names, List<String> observables, List<String> text) {}
