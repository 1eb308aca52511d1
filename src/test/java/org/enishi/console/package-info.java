/**
 * The console as people use it, in a real browser against a real server.
 * Uses the fixture.
 * Written in: docs/operations/console.md.
 */
@NullMarked
package org.enishi.console;

import org.jspecify.annotations.NullMarked;
