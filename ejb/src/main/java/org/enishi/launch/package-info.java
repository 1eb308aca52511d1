/**
 * What {@code bin/enishi run} does before the application server: check the configuration, lay out the instance's
 * directory, have a certificate ready. Knows configuration only; nobody knows it.
 * Written in: docs/operations/installation.md.
 */
@NullMarked
package org.enishi.launch;

import org.jspecify.annotations.NullMarked;
