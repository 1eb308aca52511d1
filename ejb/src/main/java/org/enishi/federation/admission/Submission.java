package org.enishi.federation.admission;

import org.enishi.event.Membership;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;

/** What another server says that it submits, by path and signature of its request. */
public record Submission(ServerName origin, RoomId room, EventId event, Membership membership) {}
