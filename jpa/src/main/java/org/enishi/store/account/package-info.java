/**
 * Remembers accounts of local users, and requests that wait for their users to prove themselves.
 * May know identifiers.
 * Written in: Matrix v1.19, client-server API, "Account registration and management", "User-Interactive Authentication API".
 */
@NullMarked
package org.enishi.store.account;

import org.jspecify.annotations.NullMarked;
