/**
 * How other servers ask for our users' profiles.
 * May know the wire, security and the feature {@code profile}.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#querying-for-information
 */
@NullMarked
package org.enishi.web.server.profile;

import org.jspecify.annotations.NullMarked;
