/**
 * Tokens by which third parties are shown who somebody is; they are good for nothing else.
 * May know security and the store of these tokens.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#openid
 */
@NullMarked
package org.enishi.openid;

import org.jspecify.annotations.NullMarked;
