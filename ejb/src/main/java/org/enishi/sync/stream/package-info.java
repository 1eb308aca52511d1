/**
 * What clients asked before there was {@code /sync}: the same answers in the old shapes.
 * May know the rest of {@code sync}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3events
 */
@NullMarked
package org.enishi.sync.stream;

import org.jspecify.annotations.NullMarked;
