package org.enishi.handshake.given;

import org.enishi.id.RoomId;

/** A user of ours has entered a room whose members are still to be fetched: said once it is written. */
public record EnteredPartly(RoomId room) {}
