/**
 * What the operator is promised: start, stop, crash, configuration, installation on an existing application server.
 * Uses the fixture and the configuration's classes.
 * Written in: docs/operations, docs/configuration.md.
 */
@NullMarked
package org.enishi.operation;

import org.jspecify.annotations.NullMarked;
