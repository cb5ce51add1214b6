package org.mithaq.tlog;

import java.io.IOException;

/** The complete nodes of a tree, already authenticated. */
@FunctionalInterface
interface NodeSource {

  /** The root of the leaves from {@code index << height} to {@code (index + 1) << height}. */
  Hash node(int height, long index) throws IOException, BadTileException;
}
