package org.mithaq.accord;

import java.util.Optional;

/**
 * How an object stands to what it says.
 *
 * @param by whose claim it is, in words, where the object itself says that it is one
 * @param corrects id of the object of the same type that it corrects
 * @param reason why it corrects that
 */
public record Claim(Optional<String> by, Optional<String> corrects, Optional<String> reason) {}
