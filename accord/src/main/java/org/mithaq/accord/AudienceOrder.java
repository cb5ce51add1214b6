package org.mithaq.accord;

/** Which readers are among which, by the numbers of their audiences. */
@FunctionalInterface
public interface AudienceOrder {

  /** Where nothing is known of readers: an audience includes itself alone. */
  AudienceOrder SAME = (wide, narrow) -> wide == narrow;

  /** Whether it is certain that everyone whom the narrow one admits is admitted by the wide one. */
  boolean includes(int wide, int narrow);
}
