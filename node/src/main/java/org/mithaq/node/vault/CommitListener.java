package org.mithaq.node.vault;

import java.util.List;

/** Told of acts right after they became durable, on the writer's thread, in order. */
public interface CommitListener {

  void committed(List<Act> acts);
}
