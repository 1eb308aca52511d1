/**
 * Answers on their way out: rendered bytes, JSON objects, records; all of them application/json.
 * May know {@code json} and the records of the wire.
 * Written in: Matrix v1.19, client-server API, "API Standards".
 */
@NullMarked
package org.enishi.web.wire.answer;

import org.jspecify.annotations.NullMarked;
