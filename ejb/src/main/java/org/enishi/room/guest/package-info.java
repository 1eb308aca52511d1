/**
 * Where guests may be, and that they leave where they may no longer be.
 * May know the journal and what lies below.
 * Written in: Matrix v1.19, Client-Server API, "Guest Access".
 */
@NullMarked
package org.enishi.room.guest;

import org.jspecify.annotations.NullMarked;
