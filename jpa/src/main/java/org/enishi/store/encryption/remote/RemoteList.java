package org.enishi.store.encryption.remote;

import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * How far we know the devices of another server's user.
 *
 * @param stream the last number that we were told; absent: the next one means to ask again
 * @param position of the journal when it was fetched
 * @param stale whether something was missed
 */
public record RemoteList(UserId user, @Nullable Long stream, long position, boolean stale) {}
