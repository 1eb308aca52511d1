/**
 * Dehydrated devices: one of a user's devices is no session, and gets keys while the user has none.
 * May know the upload of keys, {@code security} and the stores.
 * Written in: MSC3814, "Dehydrated devices with SSSS".
 */
@NullMarked
package org.enishi.encryption.dehydrated;

import org.jspecify.annotations.NullMarked;
