package org.mithaq.stix.pattern;

/**
 * A constant that a pattern compares something with, for those who look observables up in patterns.
 *
 * @param path what it is compared with
 * @param negated whether {@code NOT} stands before the operator
 * @param operator {@link Operator#EQUAL} for each member of a set too
 * @param constant the right side
 */
public record PathConstant(
    ObjectPath path, boolean negated, Operator operator, Constant constant) {}
