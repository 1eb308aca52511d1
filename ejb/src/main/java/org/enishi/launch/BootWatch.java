package org.enishi.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server whose application did not deploy would run on with nothing in it: this ends it instead. */
final class BootWatch {
    private static final long PAUSE_MILLIS = 100;

    private BootWatch() {}

    static void start(Path marker, PrintStream terminal) {
        var thread = new Thread(() -> watch(marker, terminal), "enishi boot watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** A start leaves more behind than the server will hold for days; the collector would come to it only under load. */
    private static void giveBackMemory() {
        System.gc();
    }

    private static void watch(Path marker, PrintStream terminal) {
        try {
            String ending = "";
            while (ending.isBlank()) {
                Thread.sleep(PAUSE_MILLIS);
                if (Files.exists(marker)) ending = Files.readString(marker);
            }
            if (ending.contains("success")) {
                giveBackMemory();
                return;
            }
            String reason = System.getProperty("org.enishi.startup.failure", "the reasons are above and in the log.");
            terminal.println("Enishi did not start: " + reason);
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            terminal.println("Cannot see how the start ended: " + e);
        }
    }
}
