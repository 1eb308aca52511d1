/**
 * Rooms made elsewhere in which strangers are: freezing them for ours, letting them thaw, releasing them.
 * May know the journal, the policy and the audit log.
 * Written in: docs/decisions, "rooms follow when trust ends".
 */
@NullMarked
package org.enishi.governance.freezing;

import org.jspecify.annotations.NullMarked;
