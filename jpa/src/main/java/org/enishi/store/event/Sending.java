package org.enishi.store.event;

/**
 * By which request a local device sent an event.
 *
 * @param device surrogate key
 * @param scope tells endpoints apart: the same ID on another is another transaction
 * @param transaction the transaction ID of the client
 */
public record Sending(long device, long scope, String transaction) {}
