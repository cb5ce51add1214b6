package org.mithaq.node.admit;

import org.mithaq.node.access.Account;

/**
 * The property-extension that names who may read a TLP:RED object:
 *
 * <pre>
 * "extensions": {
 *   "extension-definition--d635588f-945f-4195-a0d0-485eea970f10": {
 *     "extension_type": "property-extension",
 *     "recipients": ["cert-xb", "acme"]
 *   }
 * }
 * </pre>
 *
 * <p>The names are those of delegates: of accounts. A name that nobody has lets nobody in.
 */
public final class Recipients {

  /** Id of the extension's definition. */
  public static final String EXTENSION =
      "extension-definition--d635588f-945f-4195-a0d0-485eea970f10";

  private static final int MOST = 100;

  private Recipients() {}

  static String checked(String name) throws BadRecipientsException {
    if (!Account.isName(name)) {
      throw new BadRecipientsException(
          "a recipient is a delegate's name: small letters, digits and hyphens, 63 at most");
    }
    return name;
  }

  static void checkCount(int names) throws BadRecipientsException {
    if (names < 1 || names > MOST) {
      throw new BadRecipientsException("«recipients» has 1 to " + MOST + " names");
    }
  }
}
