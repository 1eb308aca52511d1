/**
 * How other servers send us events, and what we are.
 * May know the wire, security and the feature {@code federation}.
 * Written in: Matrix v1.19, server-server API, "Transactions".
 */
@NullMarked
package org.enishi.web.server.transaction;

import org.jspecify.annotations.NullMarked;
