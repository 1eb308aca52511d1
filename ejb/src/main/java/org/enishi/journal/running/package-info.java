/**
 * The journal in its container: put together, started and stopped with the server, and followed by those
 * who work behind everybody's back.
 * May know the container, configuration, keys and policy.
 * Written in: docs/decisions, "how the journal is written".
 */
@NullMarked
package org.enishi.journal.running;

import org.jspecify.annotations.NullMarked;
