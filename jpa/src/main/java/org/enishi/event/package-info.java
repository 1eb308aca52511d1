/**
 * Events and what they are made of: immutable values with their canonical bytes inside.
 * May know identifiers and JSON-P; no database, no HTTP.
 * Written in: Matrix v1.19, client-server API, "Events"; rooms, "Event format".
 */
@NullMarked
package org.enishi.event;

import org.jspecify.annotations.NullMarked;
