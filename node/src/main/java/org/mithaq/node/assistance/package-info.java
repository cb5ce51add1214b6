/**
 * What is said in requests for assistance and in cases from within the node: by the pages for
 * whoever is signed in, and by clocks in the name of the party that asks. All are acts like any
 * other, beside their request or case; which step is due the register works out. What waits for
 * somebody's word before it can be one is kept here: corrections by whoever has no account, joint
 * findings that one side has signed.
 */
@NullMarked
package org.mithaq.node.assistance;

import org.jspecify.annotations.NullMarked;
