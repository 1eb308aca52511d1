/**
 * How clients upload files, and get them and their thumbnails.
 * May know the wire, security and the feature {@code media}.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#content-repository
 */
@NullMarked
package org.enishi.web.client.media;

import org.jspecify.annotations.NullMarked;
