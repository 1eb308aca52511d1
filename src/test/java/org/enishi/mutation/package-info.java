/**
 * Takes the calls to the policy out of running servers, edge by edge, and looks whether a leak test finds it; on demand.
 * Uses the leak tests, ASM and the attach API.
 * Written in: CONTRIBUTING.md, "A second opinion, fuzzing, and mutation".
 */
@NullMarked
package org.enishi.mutation;

import org.jspecify.annotations.NullMarked;
