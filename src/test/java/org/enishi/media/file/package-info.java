/**
 * Thumbnails of pictures, drawn without a server.
 * May know what it tests.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#thumbnails
 */
@NullMarked
package org.enishi.media.file;

import org.jspecify.annotations.NullMarked;
