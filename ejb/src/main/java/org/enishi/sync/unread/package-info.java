/**
 * How much a user has not read in rooms: counted when somebody asks, and carried on from there.
 * May know the feed, the rules of push, the journal and the stores.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#receiving-notifications
 */
@NullMarked
package org.enishi.sync.unread;

import org.jspecify.annotations.NullMarked;
