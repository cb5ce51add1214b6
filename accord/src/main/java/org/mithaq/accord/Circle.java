package org.mithaq.accord;

/**
 * A named group of parties.
 *
 * @param steward id of the party that keeps its membership
 */
public record Circle(String id, String name, String slug, CircleKind kind, String steward)
    implements RegisterObject {}
