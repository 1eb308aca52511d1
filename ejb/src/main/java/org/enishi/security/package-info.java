/**
 * Who is asking: the one authentication mechanism of the whole EAR, roles, and the caller of the current request.
 * May know stores, policies and other servers ({@code remote}); no feature.
 * Written in: Matrix v1.19, client-server API, "Client Authentication", server-server API, "Request Authentication".
 */
@NullMarked
package org.enishi.security;

import org.jspecify.annotations.NullMarked;
