/**
 * The outlet's TAXII 2.1 side (OASIS Standard, 10 June 2021): discovery, API root, collections,
 * manifests, objects, versions and status. It reads pages from the index and bytes from the vault,
 * hands submissions to admission, and knows neither files nor STIX.
 */
@NullMarked
package org.mithaq.node.taxii;

import org.jspecify.annotations.NullMarked;
