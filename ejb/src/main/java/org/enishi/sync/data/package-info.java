/**
 * What users keep at the server, read for telling them of it and for what it says about their rooms.
 * May know JSON, the push rules and the store of account data.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#client-config
 */
@NullMarked
package org.enishi.sync.data;

import org.jspecify.annotations.NullMarked;
