/**
 * Answers that are files, written from the disk as they are read.
 * May know what a file is ({@code media}), nothing of who gets it.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#content-repository
 */
@NullMarked
package org.enishi.web.wire.file;

import org.jspecify.annotations.NullMarked;
