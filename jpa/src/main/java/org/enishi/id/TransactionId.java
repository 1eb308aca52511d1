package org.enishi.id;

/** Chosen by a client or server so that a repeated request is recognised. At most 255 bytes. */
public record TransactionId(String value) {
    public TransactionId {
        if (!Grammar.fits(value)) throw new InvalidIdentifier("transaction ID", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
