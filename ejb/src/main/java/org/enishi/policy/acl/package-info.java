/**
 * The lists of allowed servers that rooms made here are to carry, by the agreements.
 * May know {@code policy.list}, rules and configuration.
 * Written in: docs/decisions, "a room's list of servers follows the agreements".
 */
@NullMarked
package org.enishi.policy.acl;

import org.jspecify.annotations.NullMarked;
