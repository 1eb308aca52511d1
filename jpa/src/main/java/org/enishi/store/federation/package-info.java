/**
 * What is remembered of other servers: our signing keys and theirs, their transactions, how far they got our events.
 * May know identifiers.
 * Written in: Matrix v1.19, server-server API, "Retrieving server keys", "Transactions".
 */
@NullMarked
package org.enishi.store.federation;

import org.jspecify.annotations.NullMarked;
