/**
 * Answers of other servers that hold a file, well-formed or not.
 * May know what it tests.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#content-repository
 */
@NullMarked
package org.enishi.media.remote;

import org.jspecify.annotations.NullMarked;
