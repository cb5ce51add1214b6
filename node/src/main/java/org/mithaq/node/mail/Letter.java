package org.mithaq.node.mail;

/**
 * A message.
 *
 * @param id names it: sent twice it is the same message; letters, digits and hyphens
 * @param subject one line
 * @param lang of the text, RFC 5646
 */
public record Letter(MailAddress to, String id, String subject, String text, String lang) {

  public Letter {
    if (subject.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a subject is one line");
    }
    if (!id.matches("[A-Za-z0-9-]+")) {
      throw new IllegalArgumentException("a message's id has letters, digits and hyphens");
    }
  }
}
