/**
 * Keys of devices: uploaded, queried and claimed. Stored bytes go into answers as they are.
 * May know the journal, device lists and the store of encryption.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#key-management-api
 */
@NullMarked
package org.enishi.encryption.keys;

import org.jspecify.annotations.NullMarked;
