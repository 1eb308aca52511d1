/**
 * Bytes of files on a file system that all nodes share: how they come in whole, and what they are called there.
 * May know configuration, identifiers and what the store remembers of files.
 * Written in: docs/decisions, "files are on a shared file system".
 */
@NullMarked
package org.enishi.media.file;

import org.jspecify.annotations.NullMarked;
