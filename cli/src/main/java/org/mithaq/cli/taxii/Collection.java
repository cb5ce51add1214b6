package org.mithaq.cli.taxii;

import java.net.URI;
import java.util.Optional;

/**
 * A TAXII collection (2.1 §5.1) at the API root where it was found.
 *
 * @param root URL of the API root, with a slash at its end
 * @param longestBody what the API root takes in one request, bytes
 */
public record Collection(
    URI root,
    long longestBody,
    String id,
    String title,
    Optional<String> alias,
    boolean canRead,
    boolean canWrite) {

  URI objects() {
    return root.resolve("collections/" + Taxii.segment(id) + "/objects/");
  }

  URI status(String status) {
    return root.resolve("status/" + Taxii.segment(status) + "/");
  }

  /** Its alias, else its title, else its id. */
  public String name() {
    return alias.orElse(title.isBlank() ? id : title);
  }
}
