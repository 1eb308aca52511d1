/**
 * The order in which Enishi comes up and goes down: schema, then each step, then the summary; and back.
 * Knows configuration; features bring their steps and know only the two interfaces here.
 * Written in: docs/operations/installation.md.
 */
@NullMarked
package org.enishi.startup;

import org.jspecify.annotations.NullMarked;
