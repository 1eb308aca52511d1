/**
 * How clients find rooms and name them.
 * May know the wire, security and the feature {@code directory}.
 * Written in: Matrix v1.19, Client-Server API, "Room aliases" and "Published room directory".
 */
@NullMarked
package org.enishi.web.client.directory;

import org.jspecify.annotations.NullMarked;
