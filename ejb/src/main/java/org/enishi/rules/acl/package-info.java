/**
 * Which servers a room lets take part.
 * Pure: may know {@code event}.
 * Written in: Matrix v1.19, Client-Server API, "Server Access Control Lists (ACLs) for rooms".
 */
@NullMarked
package org.enishi.rules.acl;

import org.jspecify.annotations.NullMarked;
