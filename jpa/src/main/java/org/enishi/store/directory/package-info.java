/**
 * Names of rooms on this server, and the rooms that it publishes.
 * May know identifiers and states.
 * Written in: Matrix v1.19, Client-Server API, "Room aliases" and "Published room directory".
 */
@NullMarked
package org.enishi.store.directory;

import org.jspecify.annotations.NullMarked;
