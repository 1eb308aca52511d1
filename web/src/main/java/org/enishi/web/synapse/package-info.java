/**
 * The one endpoint of another homeserver's administration that installers of bots and bridges rely on.
 * May know {@code web.wire}, {@code security} and {@code account}.
 * Written in: docs/configuration.md; not in the specification.
 */
@NullMarked
package org.enishi.web.synapse;

import org.jspecify.annotations.NullMarked;
