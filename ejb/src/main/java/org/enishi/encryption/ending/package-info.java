/**
 * What is left of devices and accounts that are no more: nothing.
 * May know device lists, the journal and the stores.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#device-management
 */
@NullMarked
package org.enishi.encryption.ending;

import org.jspecify.annotations.NullMarked;
