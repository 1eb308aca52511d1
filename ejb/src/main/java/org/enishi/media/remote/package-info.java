/**
 * Files of other servers: asked for once, kept for a while, and never without the policy.
 * May know policies, other servers and the stores of files.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#content-repository
 */
@NullMarked
package org.enishi.media.remote;

import org.jspecify.annotations.NullMarked;
