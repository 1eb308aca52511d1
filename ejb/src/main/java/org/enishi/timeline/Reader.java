package org.enishi.timeline;

import org.enishi.id.UserId;

/**
 * Who reads.
 *
 * @param device surrogate key of the device: {@code unsigned.transaction_id} is told only to the one that sent
 */
public record Reader(UserId user, long device) {}
