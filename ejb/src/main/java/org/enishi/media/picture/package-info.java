/**
 * Pictures made small: which sizes there are, and how they are drawn without being led into a trap.
 * May know files and errors.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#thumbnails
 */
@NullMarked
package org.enishi.media.picture;

import org.jspecify.annotations.NullMarked;
