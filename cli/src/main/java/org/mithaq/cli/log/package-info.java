/**
 * Following and verifying transparency logs from outside: keys and policies as a user names them,
 * receipts, and a watcher that alarms on a fork.
 */
@NullMarked
package org.mithaq.cli.log;

import org.jspecify.annotations.NullMarked;
