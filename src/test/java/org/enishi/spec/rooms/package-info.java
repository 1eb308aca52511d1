/**
 * What the room versions say, sentence by sentence.
 * May know the pure rules: events, JSON, signing, authorisation, redaction, state resolution.
 * Written in: Matrix v1.19, rooms and appendices.
 */
@NullMarked
package org.enishi.spec.rooms;

import org.jspecify.annotations.NullMarked;
