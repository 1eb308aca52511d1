/**
 * Threads for files, apart from those of requests, and turns, so that no slow server takes them all.
 * May know identifiers and errors.
 * Written in: docs/decisions, "files are on a shared file system".
 */
@NullMarked
package org.enishi.media.work;

import org.jspecify.annotations.NullMarked;
