/**
 * What other servers say that they allow us, as they said it last.
 * May know identifiers and the list of partners.
 * Written in: docs/decisions, "agreements are told to the partner".
 */
@NullMarked
package org.enishi.store.policy.view;

import org.jspecify.annotations.NullMarked;
