/**
 * Which server says of a room's events whether they are recommended, and whether it has said so. Pure Java.
 * May know events, JSON and signing.
 * Written in: https://spec.matrix.org/v1.19/server-server-api/#policy-servers
 */
@NullMarked
package org.enishi.rules.policyserver;

import org.jspecify.annotations.NullMarked;
