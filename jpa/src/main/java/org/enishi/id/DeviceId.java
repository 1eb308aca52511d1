package org.enishi.id;

/** The name of one session of a user, opaque, chosen by server or client. At most 255 bytes. */
public record DeviceId(String value) {
    public DeviceId {
        if (!isWellFormed(value)) throw new InvalidIdentifier("device ID", value);
    }

    public static boolean isWellFormed(String value) {
        return Grammar.fits(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
