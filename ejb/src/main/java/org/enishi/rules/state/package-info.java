/**
 * Which state holds where the room forked: state resolution 1, 2 and 2.1. Pure Java.
 * May know events and the authorisation rules.
 * Written in: Matrix v1.19, rooms, "State resolution" of versions 1, 2 and 12.
 */
@NullMarked
package org.enishi.rules.state;

import org.jspecify.annotations.NullMarked;
