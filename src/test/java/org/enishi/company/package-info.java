/**
 * What a company is promised: who may talk with whom, on whose word, and what is written down about it.
 * Uses the fixture.
 * Written in: docs/decisions, "one decision point for federation".
 */
@NullMarked
package org.enishi.company;

import org.jspecify.annotations.NullMarked;
