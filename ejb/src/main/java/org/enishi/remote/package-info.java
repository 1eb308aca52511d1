/**
 * Other servers as seen from here: who they are, what they signed, how they are asked.
 * May know identifiers, events, JSON, signing and the store of keys; no feature, no policy.
 * Written in: Matrix v1.19, server-server API, "Server discovery", "Authentication".
 */
@NullMarked
package org.enishi.remote;

import org.jspecify.annotations.NullMarked;
