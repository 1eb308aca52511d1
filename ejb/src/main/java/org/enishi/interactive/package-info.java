/**
 * User-interactive authentication: requests that want their user to prove again who they are.
 * May know accounts in store and {@code security}; the features that ask for it know this.
 * Written in: Matrix v1.19, client-server API, "User-Interactive Authentication API".
 */
@NullMarked
package org.enishi.interactive;

import org.jspecify.annotations.NullMarked;
