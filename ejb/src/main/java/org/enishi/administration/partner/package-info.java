/**
 * Agreements with partners and the list of denied domains, as administrators read and change them.
 * May know everything that {@code administration} may.
 * Written in: docs/decisions, "an agreement instead of an entry".
 */
@NullMarked
package org.enishi.administration.partner;

import org.jspecify.annotations.NullMarked;
