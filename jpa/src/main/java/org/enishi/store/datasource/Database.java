package org.enishi.store.datasource;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One of the two databases, with the credentials for it. Its text form has no secrets. */
public record Database(String url, String user, String password) {
    private static final String H2_PREFIX = "jdbc:h2:";

    /**
     * MODE, DATABASE_TO_LOWER, DEFAULT_NULL_ORDERING: the same SQL runs on PostgreSQL.
     * WRITE_DELAY=0: a commit has reached the operating system before it returns, so a killed process loses none.
     * MAX_COMPACT_TIME: such commits spread over the file; an orderly end may spend two seconds to put it together again.
     * OPTIMIZE_REUSE_RESULTS=0: H2 never answers with what it read before, which is stale now and then.
     * DB_CLOSE_ON_EXIT=FALSE: the pool closes the database when the application stops, not a race of shutdown hooks.
     */
    public static final String H2_SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;MAX_COMPACT_TIME=2000;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=256"
            + ";OPTIMIZE_REUSE_RESULTS=0";

    /**
     * Bytes on their way to PostgreSQL at once. Over loopback a packet may be larger than what the server's first window has
     * left; the kernel then waits for 0.2 s. With less than a window on its way none is.
     */
    private static final int LESS_THAN_A_WINDOW = 32_768;

    /** What MicroProfile Config says here. */
    public static Database configured() {
        var config = ConfigProvider.getConfig(Database.class.getClassLoader());
        return chosenBy(key -> config.getOptionalValue(key, String.class));
    }

    /** @param settings gives the text of a key of the configuration */
    public static Database chosenBy(Function<String, Optional<String>> settings) {
        Path dataDir = Path.of(settings.apply("enishi.data-dir").orElse("./enishi-data"));
        return new Database(
                settings.apply("enishi.database.url").orElseGet(() -> embeddedIn(dataDir)),
                settings.apply("enishi.database.user").orElse(""),
                settings.apply("enishi.database.password").orElse(""));
    }

    static String embeddedIn(Path dataDir) {
        Path file = dataDir.toAbsolutePath().normalize().resolve("database").resolve("enishi");
        return H2_PREFIX + "file:" + file + H2_SETTINGS;
    }

    /** "H2" or "PostgreSQL", and where. */
    @Override
    public String toString() {
        String place = url.replaceAll("[;?].*", "").replaceAll("//[^/@]*@", "//");
        return (isH2() ? "H2" : "PostgreSQL") + " at " + place.replaceFirst("^jdbc:(h2:file:|h2:|postgresql:/*)", "");
    }

    public DataSource dataSource() {
        return isH2() ? h2() : postgresql();
    }

    private boolean isH2() {
        return url.startsWith(H2_PREFIX);
    }

    private DataSource h2() {
        var source = new JdbcDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private DataSource postgresql() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        if (!user.isEmpty()) source.setUser(user);
        if (!password.isEmpty()) source.setPassword(password);
        source.setApplicationName("enishi");
        source.setReWriteBatchedInserts(true);
        source.setTcpKeepAlive(true);
        if (source.getSendBufferSize() <= 0) source.setSendBufferSize(LESS_THAN_A_WINDOW);
        // Else the values of a failed insert, password hashes among them, come into the log.
        source.setLogServerErrorDetail(false);
        return source;
    }
}
