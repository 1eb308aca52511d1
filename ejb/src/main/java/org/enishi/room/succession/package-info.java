/**
 * What follows a room's members into its successor.
 * May know the journal, account data and what lies below.
 * Written in: Matrix v1.19, Client-Server API, "Room Upgrades".
 */
@NullMarked
package org.enishi.room.succession;

import org.jspecify.annotations.NullMarked;
