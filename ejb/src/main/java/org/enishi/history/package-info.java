/**
 * Reading a room's history: pages of messages, single events, and what stands around one.
 * May know the timeline, filters, backfill from other servers, and what lies below.
 * Written in: Matrix v1.19, Client-Server API, "Getting events for a room" and "Syncing".
 */
@NullMarked
package org.enishi.history;

import org.jspecify.annotations.NullMarked;
