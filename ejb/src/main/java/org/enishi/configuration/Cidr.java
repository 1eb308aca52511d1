package org.enishi.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A network such as {@code 10.0.0.0/8} or {@code fd00::/8}; a bare address is a network of one. */
public record Cidr(InetAddress network, int prefix) {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    public Cidr {
        if (prefix < 0 || prefix > network.getAddress().length * 8) throw new IllegalArgumentException("not a prefix");
    }

    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = literal(slash < 0 ? text : text.substring(0, slash));
        int prefix = slash < 0 ? network.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
        return new Cidr(network, prefix);
    }

    public boolean contains(InetAddress address) {
        byte[] wanted = network.getAddress();
        byte[] given = address.getAddress();
        if (wanted.length != given.length) return false;
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((wanted[bit / 8] & mask) != (given[bit / 8] & mask)) return false;
        }
        return true;
    }

    /** Never asks a name server: only literals are let through. */
    private static InetAddress literal(String text) {
        if (!LITERAL.matcher(text).matches()) throw new IllegalArgumentException("not an IP address");
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address", e);
        }
    }
}
