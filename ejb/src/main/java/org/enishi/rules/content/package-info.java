/**
 * What the contents mean that rules look at, in each room version: power levels, join rules.
 * May know events and JSON.
 * Written in: Matrix v1.19, rooms, "Deprecated event content schemas" and "Authorisation rules" of each version.
 */
@NullMarked
package org.enishi.rules.content;

import org.jspecify.annotations.NullMarked;
