package org.enishi.store.outbox;

import org.enishi.id.ServerName;
import org.jspecify.annotations.Nullable;

/**
 * An EDU for one destination.
 *
 * @param nid counts up; rows of different transactions may become visible in another order
 * @param host the server at which the room that it is about was made; absent where it is about no room
 * @param edu JSON object with {@code edu_type} and {@code content}
 */
public record EduRow(long nid, ServerName server, @Nullable ServerName host, byte[] edu) {}
