/**
 * Published keys: reading and checking what a server publishes, keeping it, publishing ours.
 * May know JSON, signing and the store of keys; asks the network through the transport.
 * Written in: Matrix v1.19, server-server API, "Retrieving server keys".
 */
@NullMarked
package org.enishi.remote.keys;

import org.jspecify.annotations.NullMarked;
