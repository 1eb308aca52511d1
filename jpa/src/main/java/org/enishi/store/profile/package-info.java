/**
 * What local users say about themselves.
 * May know identifiers.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#profiles
 */
@NullMarked
package org.enishi.store.profile;

import org.jspecify.annotations.NullMarked;
