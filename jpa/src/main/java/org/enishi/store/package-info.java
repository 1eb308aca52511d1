/**
 * What the stores of events, states and rooms share: plain SQL on the container's data source.
 * May know identifiers; the stores beside it are told apart by feature.
 * Written in: docs/decisions, "one journal".
 */
@NullMarked
package org.enishi.store;

import org.jspecify.annotations.NullMarked;
