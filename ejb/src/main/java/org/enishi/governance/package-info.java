/**
 * What the company's agreements mean in rooms, carried out by the hands of its own users in them.
 * May know the journal, rooms, the policy and the audit log; federation and administration know it.
 * Written in: docs/decisions, "a room's list of servers follows the agreements".
 */
@NullMarked
package org.enishi.governance;

import org.jspecify.annotations.NullMarked;
