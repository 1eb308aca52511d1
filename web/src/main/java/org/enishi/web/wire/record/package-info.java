/**
 * Records of requests and answers as JSON, strictly typed and named as Matrix names things.
 * May know identifiers, {@code json} and {@code error}.
 * Written in: Matrix v1.19, client-server API, "API Standards".
 */
@NullMarked
package org.enishi.web.wire.record;

import org.jspecify.annotations.NullMarked;
