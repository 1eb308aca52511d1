/**
 * Remembers keys of devices and users, messages to devices, and whose keys changed when. Written in drafts of the journal.
 * May know identifiers and rows' SQL.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#end-to-end-encryption
 */
@NullMarked
package org.enishi.store.encryption;

import org.jspecify.annotations.NullMarked;
