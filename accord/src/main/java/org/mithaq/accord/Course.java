package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An undertaking and all that was said of it since, in the order of the acts. */
final class Course {

  private final Filed<Undertaking> filed;
  private final List<Filed<Progress>> progress = new ArrayList<>(2);

  Course(Filed<Undertaking> filed) {
    this.filed = filed;
  }

  void add(Filed<Progress> more) {
    progress.add(more);
  }

  Filed<Undertaking> filed() {
    return filed;
  }

  List<Filed<Progress>> progress() {
    return Collections.unmodifiableList(progress);
  }
}
