package org.enishi.store.receipt;

import java.util.Arrays;
import java.util.Optional;

/** Whether others are told. The ordinals are stored. */
public enum ReceiptType {
    READ("m.read"),
    /** For oneself only: it never leaves this server, and nobody else is shown it. */
    READ_PRIVATE("m.read.private");

    private final String value;

    ReceiptType(String value) {
        this.value = value;
    }

    public static Optional<ReceiptType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.value.equals(text)).findFirst();
    }

    public String value() {
        return value;
    }
}
