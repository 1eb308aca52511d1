/**
 * What the specification says of following rooms, filters, account data and profiles, sentence by sentence.
 * May know the fixture, and of the server only what is plain Java.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#syncing
 */
@NullMarked
package org.enishi.spec.client.sync;

import org.jspecify.annotations.NullMarked;
