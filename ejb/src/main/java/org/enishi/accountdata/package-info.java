/**
 * What users keep at the server for their own clients, tags of rooms among it.
 * May know journal, json, error and the store of account data.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#client-config and #room-tagging
 */
@NullMarked
package org.enishi.accountdata;

import org.jspecify.annotations.NullMarked;
