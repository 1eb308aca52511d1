package org.enishi.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.enishi.configuration.BadConfiguration;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.Sources;
import org.jspecify.annotations.Nullable;

/**
 * {@code prepare} checks the configuration and lays out the instance; {@code run} becomes its application server in the
 * same process, so that signals and exit codes need no courier. Two processes, because whatever logs before the server
 * has set its log manager breaks it, and cryptography logs.
 */
public final class Launcher {
    private static final int BAD_CONFIGURATION = 78;
    private static final int CANNOT_START = 1;

    private Launcher() {}

    @SuppressWarnings("SystemOut") // there is no log yet, and a person is looking
    public static void main(String[] arguments) throws ReflectiveOperationException {
        PrintStream terminal = System.err;
        Path home = Path.of(System.getProperty("jboss.home.dir", ""));
        try {
            var configuration = Configuration.of(Sources.of(ours(System.getProperties()), System.getenv()));
            var instance = new Instance(configuration.dataDir());
            instance.lock();
            if (arguments.length == 1 && arguments[0].equals("prepare")) {
                instance.prepare(home, configuration);
                return;
            }
            instance.tellServer(configuration.serverName());
            BootWatch.start(instance.bootMarker(), terminal);
        } catch (BadConfiguration e) {
            leave(terminal, e.getMessage(), BAD_CONFIGURATION);
        } catch (CannotStart | IOException e) {
            leave(terminal, e.getMessage(), CANNOT_START);
        }
        becomeServer(home);
    }

    private static void becomeServer(Path home) throws ReflectiveOperationException {
        String[] arguments = {
            "-mp", home.resolve("modules").toString(), "org.jboss.as.standalone", "-c", Instance.SERVER_CONFIGURATION
        };
        Class.forName("org.jboss.modules.Main")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static Map<String, String> ours(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
    }

    private static void leave(PrintStream terminal, @Nullable String why, int status) {
        terminal.println("Enishi cannot start:");
        terminal.println(why);
        System.exit(status);
    }
}
