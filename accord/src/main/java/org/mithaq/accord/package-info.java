/**
 * The rules of an accord, without input or output: what the objects of the register say, who may
 * say it, and what was so on a day as far as the register knew on another. The types of the objects
 * stand in the resource {@code accord.types}; {@link org.mithaq.accord.Register} is made from acts
 * and nothing else, in their order, and never forgets one.
 */
@NullMarked
package org.mithaq.accord;

import org.jspecify.annotations.NullMarked;
