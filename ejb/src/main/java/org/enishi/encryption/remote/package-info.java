/**
 * Keys of other servers' users: asked for in parallel, kept while a room is shared, and brought up to date by EDUs.
 * May know device lists, the journal, other servers, policy and the stores.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#device-management
 */
@NullMarked
package org.enishi.encryption.remote;

import org.jspecify.annotations.NullMarked;
