/**
 * The words by which people are found.
 * May know identifiers and the stores of rooms.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#user-directory
 */
@NullMarked
package org.enishi.store.people;

import org.jspecify.annotations.NullMarked;
