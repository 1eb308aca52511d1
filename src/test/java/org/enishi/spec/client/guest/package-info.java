/**
 * Guests: what they may do, where they may be, and how they become users.
 * May know the fixture.
 * Written in: Matrix v1.19, client-server API, "Guest Access".
 */
@NullMarked
package org.enishi.spec.client.guest;

import org.jspecify.annotations.NullMarked;
