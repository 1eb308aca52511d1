package org.enishi.sync.feed;

import java.util.Set;

/**
 * How an account stands to rooms.
 *
 * @param joined the rooms it has joined, by surrogate key
 * @param last the journal position of the last change of any of its relations
 */
public record Relations(Set<Long> joined, long last) {}
