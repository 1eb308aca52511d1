/**
 * The one gate for writing: everything that a client can come to see takes one position in one journal here.
 * May know rules, signing, policy and the stores; features know it, it knows no feature.
 * Written in: docs/decisions, "one journal".
 */
@NullMarked
package org.enishi.journal;

import org.jspecify.annotations.NullMarked;
