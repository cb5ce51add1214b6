/**
 * HTTP as the client commands need it: bounded answers, patient retries that do what the server
 * asks for, credentials that go to one place only. It knows nothing of TAXII or of logs.
 */
@NullMarked
package org.mithaq.cli.http;

import org.jspecify.annotations.NullMarked;
