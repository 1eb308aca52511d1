/**
 * Matrix v1.19, Client-Server API: what is told of rooms to those who are outside.
 * May know the fixture only.
 * Written in: "Spaces" and "Room summary".
 */
@NullMarked
package org.enishi.spec.client.space;

import org.jspecify.annotations.NullMarked;
