/**
 * Push rules: what an event means to somebody. They get their facts as arguments.
 * May know events and json.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#push-rules
 */
@NullMarked
package org.enishi.rules.push;

import org.jspecify.annotations.NullMarked;
