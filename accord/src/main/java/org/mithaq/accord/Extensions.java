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

  public static final String CONTACT = "extension-definition--f40a41dd-db8a-4947-bd83-8e314e2c89f3";

  public static final String CONTACT_DETAILS =
      "extension-definition--d4670118-84c2-4e25-9d0a-b2875bd006a6";

  public static final String CONTACT_CHECK =
      "extension-definition--0682fbb4-9921-42f8-95c2-e2c402c2cae2";

  public static final String ASSISTANCE_REQUEST =
      "extension-definition--e7c9dd7b-d0a0-479c-8787-496f0ff397c3";

  public static final String ASSISTANCE_REPLY =
      "extension-definition--930f93be-82a1-41fa-90fe-6c8456e83369";

  public static final String ACCOUNTABILITY_CASE =
      "extension-definition--98e1b062-49ab-4cb1-a374-d97c895467a7";

  public static final String CASE_ENTRY =
      "extension-definition--266b9e55-6d76-49df-9f32-9475a2d6e1a5";

  public static final String STATEMENT =
      "extension-definition--690c92ad-f411-4df3-ba6e-1b787696ef06";

  public static final String COSIGNATURE =
      "extension-definition--ba302c1b-4c95-4a5b-a262-f043ee357f99";

  /** On an incident: what a party reports of it. */
  public static final String INCIDENT =
      "extension-definition--501e7725-7b01-40e6-be6c-614cfbb5873e";

  public static final String INCIDENT_CLAIM =
      "extension-definition--f29c02e6-0d62-4edd-81f9-0b7bb8c46a85";

  public static final String VICTIM_REPORT =
      "extension-definition--7e59acbc-f794-4a1f-affb-945cea8b893f";

  public static final String PAYMENT_REPORT =
      "extension-definition--0a1c1f6d-7a1e-4b0e-9c2b-3e0a8f3d5c11";

  private Extensions() {}
}
