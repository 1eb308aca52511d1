/**
 * Pages for people whose client does not know a stage of interactive authentication, or a type of login.
 * May know {@code interactive} and {@code web.wire}.
 * Written in: Matrix v1.19, client-server API, "Fallback", "Login Fallback".
 */
@NullMarked
package org.enishi.web.client.interactive;

import org.jspecify.annotations.NullMarked;
