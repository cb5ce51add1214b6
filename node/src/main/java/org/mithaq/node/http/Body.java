package org.mithaq.node.http;

/**
 * A request's body, decoded.
 *
 * @param bytes not changed by anyone afterwards; only the first {@code length} count
 */
public record Body(byte[] bytes, int length) {}
