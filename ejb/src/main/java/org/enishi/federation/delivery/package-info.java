/**
 * Our events on their way to other servers: from the outbox, each destination at its own pace.
 * May know the journal, other servers and all features; only administration and the web know it.
 * Written in: Matrix v1.19, server-server API, "Transactions".
 */
@NullMarked
package org.enishi.federation.delivery;

import org.jspecify.annotations.NullMarked;
