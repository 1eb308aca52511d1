/**
 * What a draft does with its pen, written on a sheet of its own: nothing here touches what others see.
 * May know rules, signing and the stores.
 * Written in: docs/decisions, "one journal"; Matrix v1.19, server-server API, "PDUs".
 */
@NullMarked
package org.enishi.journal.draft;

import org.jspecify.annotations.NullMarked;
