/**
 * What the operator wrote: every {@code enishi.*} key, parsed once and checked before anything starts.
 * Knows identifiers and room versions; is known by all that decide.
 * Written in: docs/configuration.md.
 */
@NullMarked
package org.enishi.configuration;

import org.jspecify.annotations.NullMarked;
