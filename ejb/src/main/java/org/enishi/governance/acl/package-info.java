/**
 * Keeps the lists of allowed servers of rooms made here as the agreements want them.
 * May know {@code governance}, the journal, the policy and the audit log.
 * Written in: docs/decisions, "a room's list of servers follows the agreements".
 */
@NullMarked
package org.enishi.governance.acl;

import org.jspecify.annotations.NullMarked;
