/**
 * What an auditor relies on: the audit log, written in the transaction of what it tells.
 * May know stores and errors; the services that change something know it.
 * Written in: docs/decisions, "the audit log is a chain".
 */
@NullMarked
package org.enishi.compliance;

import org.jspecify.annotations.NullMarked;
