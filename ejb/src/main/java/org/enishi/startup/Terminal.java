package org.enishi.startup;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** The operator's screen itself: an application server sends {@code System.out} to its log file, where no password belongs. */
final class Terminal {
    private Terminal() {}

    static void print(Object text) {
        // Not closed: the descriptor is the process's, not ours.
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, Charset.defaultCharset());
        out.print(text);
        out.flush();
    }
}
