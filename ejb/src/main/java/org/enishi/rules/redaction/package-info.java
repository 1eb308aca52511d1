/**
 * What remains of an event when it is redacted.
 * May know events.
 * Written in: Matrix v1.19, rooms, "Redactions" of each version.
 */
@NullMarked
package org.enishi.rules.redaction;

import org.jspecify.annotations.NullMarked;
