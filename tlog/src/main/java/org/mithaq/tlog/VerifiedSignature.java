package org.mithaq.tlog;

import java.util.OptionalLong;

/**
 * A signature that has been verified: whose it is, and the time in it, in seconds since 1970, where
 * its type has one. A time of 0 says that the tree need not be the newest that the cosigner knew.
 */
public record VerifiedSignature(VerifierKey key, OptionalLong timestamp) {}
