/**
 * Names of rooms and the published directory, through the client API of a real server, by the specification's sentences.
 * Knows only the fixture.
 * Written in: Matrix v1.19, Client-Server API.
 */
@NullMarked
package org.enishi.spec.client.directory;

import org.jspecify.annotations.NullMarked;
