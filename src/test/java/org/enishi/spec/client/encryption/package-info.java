/**
 * End-to-end encryption as clients see it.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#end-to-end-encryption
 */
@NullMarked
package org.enishi.spec.client.encryption;

import org.jspecify.annotations.NullMarked;
