/**
 * The plan of the house as tests: who may know whom, and how big a room may be.
 * Reads classes and sources; knows no behaviour.
 * Written in: CONTRIBUTING.md.
 */
@NullMarked
package org.enishi.architecture;

import org.jspecify.annotations.NullMarked;
