/**
 * Who may call which resource: {@code @RolesAllowed} and {@code @PermitAll} on resources, made to answer as Matrix does.
 * May know {@code org.enishi.security} and {@code web.wire}.
 * Written in: Matrix v1.19, client-server API, "Client Authentication".
 */
@NullMarked
package org.enishi.web.security;

import org.jspecify.annotations.NullMarked;
