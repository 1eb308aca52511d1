/**
 * Messages of users who wanted to be forgotten: whoever came into the room afterwards gets them redacted.
 * May know the journal, stores and {@code security}; no feature.
 * Written in: Matrix v1.19, client-server API, "POST /account/deactivate", {@code erase}.
 */
@NullMarked
package org.enishi.timeline.erasure;

import org.jspecify.annotations.NullMarked;
