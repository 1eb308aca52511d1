package org.enishi.journal;

import org.enishi.id.TransactionId;

/**
 * A client's request that may be repeated.
 *
 * @param device surrogate key of the device
 * @param endpoint what the request is about, method and path without the transaction ID: the same ID on another
 *     endpoint is another transaction
 */
public record ClientTransaction(long device, String endpoint, TransactionId id) {}
