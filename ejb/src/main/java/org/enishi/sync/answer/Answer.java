package org.enishi.sync.answer;

import java.util.Optional;

/**
 * What has happened up to a position.
 *
 * @param clock the ephemeral time up to which it tells
 * @param body the whole answer as JSON; empty if nothing happened that the device wants to know
 * @param repeatable whether it may be given again while nothing has happened: messages to the device may be gone by then
 */
public record Answer(long position, long clock, Optional<byte[]> body, boolean repeatable) {}
