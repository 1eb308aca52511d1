/**
 * Everything that reads foreign bytes, fed with bytes that nobody in his right mind would send.
 * May know all that parses; what is not public has a door in its own package ({@code *Fuzz}).
 * Written in: CONTRIBUTING.md, "A second opinion, and fuzzing".
 */
@NullMarked
package org.enishi.fuzz;

import org.jspecify.annotations.NullMarked;
