/**
 * The journal in its container: put together, started and stopped with the server.
 * May know the container, configuration, keys and policy; nobody knows it.
 * Written in: docs/decisions, "how the journal is written".
 */
@NullMarked
package org.enishi.journal.running;

import org.jspecify.annotations.NullMarked;
