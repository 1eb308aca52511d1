/**
 * Sending events into rooms, and redacting them.
 * May know the journal and what lies below; no other feature.
 * Written in: Matrix v1.19, Client-Server API, "Sending events to a room" and "Redactions".
 */
@NullMarked
package org.enishi.messaging;

import org.jspecify.annotations.NullMarked;
