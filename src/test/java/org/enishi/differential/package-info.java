/**
 * Rooms that chance makes, judged by our rules and by another implementation; every difference has an explanation.
 * May know the pure rules: events, JSON, signing, authorisation, redaction, state resolution.
 * Written in: CONTRIBUTING.md, "A second opinion, and fuzzing".
 */
@NullMarked
package org.enishi.differential;

import org.jspecify.annotations.NullMarked;
