/**
 * Ed25519 keys; signing and verifying JSON and events.
 * May know JSON, events and identifiers; where keys come from is not known here.
 * Written in: Matrix v1.19, appendices, "Signing JSON"; server-server API, "Signing Events".
 */
@NullMarked
package org.enishi.signing;

import org.jspecify.annotations.NullMarked;
