package org.enishi.sync.answer;

import org.enishi.json.JsonOut;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.Follower;

/** A part of an answer beside rooms and account data. Each is a bean that is found by its type and renders itself. */
public interface Section {
    /** Writes its keys, and says whether any of them is news: without news a waiting device goes on waiting. */
    void write(Asking asking, Saying saying);

    /** The device comes with a token: it has what was told before. */
    default void acknowledged(SyncRequest request) {}

    /** What is said in every answer, also in one that says that nothing happened. */
    default void writeStanding(SyncRequest request, Follower follower, JsonOut out) {}

    /** Who asks, and how things stand. */
    record Asking(SyncRequest request, Follower follower, Feed.Moment moment) {}
}
