/**
 * What people can find out about each other: who there is, and the rooms they share.
 * May know the journal and the stores.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#mutual-rooms
 */
@NullMarked
package org.enishi.userdirectory;

import org.jspecify.annotations.NullMarked;
