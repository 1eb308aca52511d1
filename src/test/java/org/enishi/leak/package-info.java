/**
 * Nothing gets through: three companies, of which A agrees with B and B with C, while A and C do not agree; one test an edge.
 * Uses the fixture.
 * Written in: docs/decisions, "one decision point for federation" and "each edge has a test that misses its call".
 */
@NullMarked
package org.enishi.leak;

import org.jspecify.annotations.NullMarked;
