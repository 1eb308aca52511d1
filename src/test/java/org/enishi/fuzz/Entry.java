package org.enishi.fuzz;

/** Where the fuzzer calls; which target is meant says the property {@code enishi.fuzz.target}. */
public final class Entry {
    private static final Target TARGET = Target.valueOf(System.getProperty("enishi.fuzz.target", Target.JSON.name()));

    private Entry() {}

    /** Loads and instruments the classes before the clock of the first input runs. */
    public static void fuzzerInitialize() {
        TARGET.take(new byte[] {'[', ']'});
        TARGET.take(new byte[] {'{', '}'});
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        TARGET.take(bytes);
    }
}
