/**
 * What those who are not in a room may know of it: its summary, and the tree of rooms below a space.
 * May know journal, directory, restricted rooms, other servers and policies; only federation and the web know it.
 * Written in: Matrix v1.19, Client-Server API, "Spaces" and "Room summary".
 */
@NullMarked
package org.enishi.space;

import org.jspecify.annotations.NullMarked;
