package org.enishi.policy.list;

/**
 * Fired on every node once it decides by a new list: whoever was refused before may be allowed now, and the other way
 * round. Observers only wake somebody; they run on the thread that reads the list.
 *
 * @param version counts the list's changes
 */
public record AllowListChanged(long version) {}
