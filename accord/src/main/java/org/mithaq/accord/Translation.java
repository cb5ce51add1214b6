package org.mithaq.accord;

import java.util.Map;

/**
 * Properties of an object in other languages: STIX {@code language-content}.
 *
 * @param texts by language (RFC 5646), then by property; those that are plain texts
 */
public record Translation(String id, String object, Map<String, Map<String, String>> texts)
    implements RegisterObject {

  public Translation {
    texts = Map.copyOf(texts);
  }
}
