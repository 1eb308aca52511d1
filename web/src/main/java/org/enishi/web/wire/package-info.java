/**
 * How HTTP becomes Java and back: paths and bodies into identifiers and JSON, answers and errors into bytes, CORS.
 * May know identifiers, {@code json}, {@code error} and {@code security}; no feature.
 * Written in: Matrix v1.19, client-server API, "API Standards".
 */
@NullMarked
package org.enishi.web.wire;

import org.jspecify.annotations.NullMarked;
