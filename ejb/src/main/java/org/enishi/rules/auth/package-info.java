/**
 * Is this event allowed, given this state? Pure Java: facts come in as arguments, a verdict goes out.
 * May know events, JSON and signing.
 * Written in: Matrix v1.19, rooms, "Authorisation rules" of each version.
 */
@NullMarked
package org.enishi.rules.auth;

import org.jspecify.annotations.NullMarked;
