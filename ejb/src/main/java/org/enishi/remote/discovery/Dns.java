package org.enishi.remote.discovery;

import java.net.InetAddress;
import java.util.List;

/** What the name service says. Empty where it says nothing; never an error: an outage looks like an unknown name. */
interface Dns {
    /** A and AAAA, through CNAMEs and the system's hosts file. */
    List<InetAddress> addresses(String host);

    /** SRV, in the order in which they are to be tried. */
    List<Service> services(String name);

    /** The place that an SRV record names. */
    record Service(String host, int port) {}
}
