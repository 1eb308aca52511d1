/**
 * Types and names of files, as strangers say them.
 * May know what it tests.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#serving-inline-content
 */
@NullMarked
package org.enishi.media.header;

import org.jspecify.annotations.NullMarked;
