/**
 * A TAXII 2.1 client: finds a collection, sends files of any size to it and reads it back, both
 * byte for byte, in bounded memory and from where an earlier run broke off.
 */
@NullMarked
package org.mithaq.cli.taxii;

import org.jspecify.annotations.NullMarked;
