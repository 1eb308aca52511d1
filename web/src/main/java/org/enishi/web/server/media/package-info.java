/**
 * How other servers get the files that were uploaded here.
 * May know the wire, security and the feature {@code media}.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#content-repository
 */
@NullMarked
package org.enishi.web.server.media;

import org.jspecify.annotations.NullMarked;
