/**
 * What a decision costs, measured beside what decides: it uses what only that package may.
 * Nobody knows it.
 * Written in: bench/micro.md.
 */
@NullMarked
package org.enishi.policy;

import org.jspecify.annotations.NullMarked;
