package org.mithaq.accord;

import java.util.Optional;

/** Where something can be read: one of an object's {@code external_references} (STIX 2.1 §2.5). */
public record Source(String name, Optional<String> description, Optional<String> url) {}
