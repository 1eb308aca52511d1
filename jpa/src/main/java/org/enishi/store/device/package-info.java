/**
 * Remembers devices of local users and the tokens that stand for them, as hashes.
 * May know identifiers and accounts.
 * Written in: Matrix v1.19, client-server API, "Device Management", "Refreshing access tokens".
 */
@NullMarked
package org.enishi.store.device;

import org.jspecify.annotations.NullMarked;
