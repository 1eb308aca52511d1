/**
 * Finding rooms: names of rooms, here and on other servers, and the published directory.
 * May know the journal, policies, remote servers and their stores; rooms ask it, it asks no feature.
 * Written in: Matrix v1.19, Client-Server API, "Room aliases" and "Published room directory".
 */
@NullMarked
package org.enishi.directory;

import org.jspecify.annotations.NullMarked;
