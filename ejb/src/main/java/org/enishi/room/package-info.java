/**
 * Making rooms and moving them to other versions.
 * May know the journal, the directory, handshakes with other servers, and what lies below; no other feature.
 * Written in: Matrix v1.19, Client-Server API, "Creation" and "Room Upgrades".
 */
@NullMarked
package org.enishi.room;

import org.jspecify.annotations.NullMarked;
