/**
 * JSON as Matrix wants it: strict reading, canonical bytes, hashes, the form of events.
 * May know events, identifiers and the redaction rules.
 * Written in: Matrix v1.19, appendices, "Signing JSON"; server-server API, "Signing Events".
 */
@NullMarked
package org.enishi.json;

import org.jspecify.annotations.NullMarked;
