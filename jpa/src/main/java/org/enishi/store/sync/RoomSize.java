package org.enishi.store.sync;

/** How many users are in a room, and how many are invited. */
public record RoomSize(int joined, int invited) {}
