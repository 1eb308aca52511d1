/**
 * End-to-end encryption between two servers.
 * Written in: Matrix v1.19, server-server API, "Device Management", "End-to-End Encryption".
 */
@NullMarked
package org.enishi.spec.server.encryption;

import org.jspecify.annotations.NullMarked;
