/**
 * A room's history as its readers get it: which events a user may see, in pages, in the form clients know.
 * May know {@code journal} and what lies below; features build on it and are not known here.
 * Written in: Matrix v1.19, Client-Server API, "Room event format" and "Room History Visibility".
 */
@NullMarked
package org.enishi.timeline;

import org.jspecify.annotations.NullMarked;
