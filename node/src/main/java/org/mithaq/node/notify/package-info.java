/**
 * Tells accounts of parties what concerns them, by e-mail and by webhooks. It follows the ledger
 * behind everyone else, asks at the moment of sending what the account may read then, and sends no
 * more than {@link org.mithaq.node.notify.Told} holds. Subscriptions and what waits are state; no
 * act is made here.
 */
@NullMarked
package org.mithaq.node.notify;

import org.jspecify.annotations.NullMarked;
