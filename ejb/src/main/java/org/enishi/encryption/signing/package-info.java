/**
 * Cross-signing: users' own keys, and signatures on keys. Every signature that is stored was verified.
 * May know device lists, {@code interactive}, the journal and the store of encryption.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#cross-signing
 */
@NullMarked
package org.enishi.encryption.signing;

import org.jspecify.annotations.NullMarked;
