/**
 * OpenID tokens, hashed.
 * May know identifiers and plain SQL.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#openid
 */
@NullMarked
package org.enishi.store.openid;

import org.jspecify.annotations.NullMarked;
