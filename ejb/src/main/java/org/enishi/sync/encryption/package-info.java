/**
 * What sync tells devices for encryption: messages to them, whose keys changed, how many one-time keys are left. Fresh
 * tokens are answered from memory, old ones by index; the answer is the same.
 * May know the answer's sections, the feed, the journal and the stores.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#e2e-extensions-to-sync
 */
@NullMarked
package org.enishi.sync.encryption;

import org.jspecify.annotations.NullMarked;
