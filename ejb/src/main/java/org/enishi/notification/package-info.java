/**
 * What a user was, or would have been, notified of.
 * May know the journal, the timeline, the rules of push and the stores.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#listing-notifications
 */
@NullMarked
package org.enishi.notification;

import org.jspecify.annotations.NullMarked;
