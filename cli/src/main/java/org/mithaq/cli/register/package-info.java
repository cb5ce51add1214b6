/**
 * Registers that exist already, turned into drafts of objects: a register's CSV as its site exports
 * it, and the sample accord. Every repair and every doubt is said, none is settled in silence.
 * Nothing here talks to a server.
 */
@NullMarked
package org.mithaq.cli.register;

import org.jspecify.annotations.NullMarked;
