/**
 * Identifiers: a string is parsed once, at the door; inside there are only these types.
 * Knows nothing else of Enishi.
 * Written in: Matrix v1.19, appendices, "Identifier Grammar".
 */
@NullMarked
package org.enishi.id;

import org.jspecify.annotations.NullMarked;
