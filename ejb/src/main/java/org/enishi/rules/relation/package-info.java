/**
 * How events relate to each other: which thread an event is in.
 * May know events and json.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#threading
 */
@NullMarked
package org.enishi.rules.relation;

import org.jspecify.annotations.NullMarked;
