/**
 * Files that people send each other: uploaded here, fetched from other servers, shown small.
 * May know security, policies, other servers and the stores of files; no feature knows it.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#content-repository
 */
@NullMarked
package org.enishi.media;

import org.jspecify.annotations.NullMarked;
