package org.mithaq.accord;

/**
 * The ids of the extension definitions that declare the register's types, as in {@code
 * accord.types}. They are fixed for ever.
 */
public final class Extensions {
  /** On an identity: what makes it a party. */
  public static final String IDENTITY =
      "extension-definition--ef4bf433-eb9c-4b30-9f24-fbd256410c3e";

  /** On a note: what makes it a remark. */
  public static final String NOTE = "extension-definition--fc63f18b-1021-4eb2-a701-06d7108b1e57";

  public static final String ACCORD = "extension-definition--1ec81953-bb89-46d0-8228-c0a2d5276504";

  public static final String POSITION =
      "extension-definition--1009ac43-e275-437d-9a03-9deff97437b9";

  public static final String CIRCLE = "extension-definition--9be5e8ea-908c-45c0-ab7c-d28fe0bbeded";

  public static final String MEMBERSHIP =
      "extension-definition--bf141136-0da0-4fc4-98e8-de6ba950456a";

  public static final String UNDERTAKING =
      "extension-definition--49e79e43-4906-457c-b6cf-eb970a3dd1c9";

  public static final String PROGRESS =
      "extension-definition--dbf67e7c-97bc-4c54-a704-41dd3a9e259c";

  public static final String SIGNATURE =
      "extension-definition--196ed646-2800-4492-927b-e619e97db895";

  private Extensions() {}
}
