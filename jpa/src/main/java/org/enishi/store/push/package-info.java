/**
 * What events mean to those who have not read them.
 * May know events, rooms and plain SQL.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#receiving-notifications
 */
@NullMarked
package org.enishi.store.push;

import org.jspecify.annotations.NullMarked;
