package org.enishi.store.accountdata;

import java.util.Optional;
import org.enishi.id.RoomId;

/**
 * Names a piece of account data.
 *
 * @param account surrogate key of its owner
 * @param room empty for global account data
 */
public record AccountDataKey(long account, Optional<RoomId> room, String type) {}
