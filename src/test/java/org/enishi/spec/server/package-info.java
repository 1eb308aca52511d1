/**
 * What the server-server API says, sentence by sentence, against a real server and peers that behave badly.
 * May know the fixture, JSON and signing.
 * Written in: Matrix v1.19, server-server API.
 */
@NullMarked
package org.enishi.spec.server;

import org.jspecify.annotations.NullMarked;
