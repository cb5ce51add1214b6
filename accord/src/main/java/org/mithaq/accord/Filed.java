package org.mithaq.accord;

/** An object of the register with the act that brought it. */
public record Filed<T extends RegisterObject>(Entry entry, T object) {}
