/**
 * How another Enishi asks what we allow it, and says what it allows us.
 * May know the wire, security and {@code partner}.
 * Written in: docs/agreement-protocol.md.
 */
@NullMarked
package org.enishi.web.server.agreement;

import org.jspecify.annotations.NullMarked;
