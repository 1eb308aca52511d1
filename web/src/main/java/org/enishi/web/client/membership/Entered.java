package org.enishi.web.client.membership;

import org.enishi.id.RoomId;

/** The room that was entered or knocked on. */
public record Entered(RoomId roomId) {}
