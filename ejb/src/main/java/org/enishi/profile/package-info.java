/**
 * What users say about themselves: name, picture and free fields, here and at other servers.
 * May know journal, policy, remote and the stores; other features ask {@code Profiles} for their users' names.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#profiles
 */
@NullMarked
package org.enishi.profile;

import org.jspecify.annotations.NullMarked;
