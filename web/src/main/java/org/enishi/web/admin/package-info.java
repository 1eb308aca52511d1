/**
 * The administration API, {@code /_enishi/admin}: translates for {@code administration} and decides nothing.
 * May know {@code administration}, identifiers and {@code web.wire}.
 * Written in: docs/operations, "the administration API".
 */
@NullMarked
package org.enishi.web.admin;

import org.jspecify.annotations.NullMarked;
