package org.enishi.sync.unread;

import org.enishi.security.Caller;
import org.enishi.sync.feed.Follower;

/** Who asks what is unread, and up to which journal position. */
public record Asking(Caller caller, Follower follower, long upTo) {}
