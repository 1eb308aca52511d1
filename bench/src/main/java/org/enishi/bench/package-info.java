/**
 * What the core costs, measured without a server: resolving, authorising, verifying, canonical JSON, states.
 * May know all that is plain Java; nobody knows it.
 * Written in: bench/micro.md.
 */
@NullMarked
package org.enishi.bench;

import org.jspecify.annotations.NullMarked;
