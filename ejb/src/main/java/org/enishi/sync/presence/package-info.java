/**
 * Tells devices who of the people in their rooms is there.
 * May know the feature {@code presence} and the rest of {@code sync}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#presence
 */
@NullMarked
package org.enishi.sync.presence;

import org.jspecify.annotations.NullMarked;
