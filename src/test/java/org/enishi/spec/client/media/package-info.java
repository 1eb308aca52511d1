/**
 * Files as clients upload and get them.
 * May know the fixture.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#content-repository
 */
@NullMarked
package org.enishi.spec.client.media;

import org.jspecify.annotations.NullMarked;
