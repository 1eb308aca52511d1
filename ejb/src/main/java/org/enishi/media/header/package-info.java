/**
 * What headers say of a file: its type, its name, whether a browser may show it.
 * Knows nothing else of Enishi.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#serving-inline-content and RFC 6266
 */
@NullMarked
package org.enishi.media.header;

import org.jspecify.annotations.NullMarked;
