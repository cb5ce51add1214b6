/**
 * The outlet's HTTP side: one listener with its limits, a table of routes, requests and replies as
 * values, errors in one form, and the few addresses that belong to no protocol (health, metrics,
 * the public log's files). It asks accounts who is calling and decides nothing about who may read
 * what. Jetty does not show outside this package.
 */
@NullMarked
package org.mithaq.node.http;

import org.jspecify.annotations.NullMarked;
