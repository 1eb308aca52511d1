/**
 * What two servers tell each other about their agreement: statements, signed and with an end, given, taken and asked for.
 * May know stores, the policy and other servers; administration and the web know it.
 * Written in: docs/decisions, "agreements are told to the partner"; docs/agreement-protocol.md.
 */
@NullMarked
package org.enishi.partner;

import org.jspecify.annotations.NullMarked;
