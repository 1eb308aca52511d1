/**
 * What is known of files: whose they are, how large, where their bytes are found. The bytes are elsewhere.
 * May know identifiers and plain SQL.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#content-repository
 */
@NullMarked
package org.enishi.store.media;

import org.jspecify.annotations.NullMarked;
