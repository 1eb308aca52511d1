package org.enishi.administration;

import java.util.List;

/**
 * A piece of the audit log, newest first.
 *
 * @param hasNewer whether matching entries stand before the first of these
 * @param hasOlder whether matching entries stand after the last of these
 */
public record AuditPage(List<AuditRecord> items, boolean hasNewer, boolean hasOlder) {}
