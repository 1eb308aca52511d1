/**
 * Reading histories, through the client API of a real server, by the specification's sentences.
 * Knows only the fixture.
 * Written in: Matrix v1.19, Client-Server API.
 */
@NullMarked
package org.enishi.spec.client.history;

import org.jspecify.annotations.NullMarked;
