/**
 * Partners that are cut off, hung, slow, garbled, killed, expired, strangers to their own keys or a day away: what they hold up,
 * and that all hold the same afterwards. Uses the fixture.
 * Written in: docs/decisions, "a fault slows only who has it".
 */
@NullMarked
package org.enishi.faults;

import org.jspecify.annotations.NullMarked;
