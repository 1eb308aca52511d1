/**
 * Requests that are remembered until they are proved; pages for clients that do not know a stage, or a type of login.
 * May know {@code interactive} and {@code web.wire}; resources whose requests ask for proof know this.
 * Written in: Matrix v1.19, client-server API, "Fallback", "Login Fallback".
 */
@NullMarked
package org.enishi.web.client.interactive;

import org.jspecify.annotations.NullMarked;
