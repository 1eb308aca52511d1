/**
 * The one error type that leaves the server.
 * Knows nothing else of Enishi.
 * Written in: Matrix v1.19, client-server API, "Standard error response".
 */
@NullMarked
package org.enishi.error;

import org.jspecify.annotations.NullMarked;
