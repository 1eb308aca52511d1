/**
 * What our people upload: at once, or under a name that they were given before.
 * May know security, policies, limits and the stores of files.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#post_matrixmediav3upload
 */
@NullMarked
package org.enishi.media.local;

import org.jspecify.annotations.NullMarked;
