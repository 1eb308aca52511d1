/**
 * Who may see which event of a room's history.
 * Pure: the facts come in as arguments; may know {@code event}.
 * Written in: Matrix v1.19, Client-Server API, "Room History Visibility".
 */
@NullMarked
package org.enishi.rules.visibility;

import org.jspecify.annotations.NullMarked;
