package org.enishi.store.audit;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/** The audit log's store on a database, without a container: each piece of work is a transaction with its own memory. */
public final class AuditDatabase implements AutoCloseable {
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    static {
        HIBERNATE.setLevel(Level.WARNING);
    }

    private final SessionFactory sessions;
    private final AuditEntries entries = new AuditEntries();

    public AuditDatabase(DataSource database) {
        var configuration =
                new Configuration().addAnnotatedClass(AuditEntry.class).addAnnotatedClass(AuditHead.class);
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database);
        configuration.getProperties().put(AvailableSettings.JSON_FORMAT_MAPPER, new NoJsonColumns());
        sessions = configuration.buildSessionFactory();
    }

    public AuditEntries entries() {
        return entries;
    }

    public <T> T inTransaction(Supplier<T> work) {
        return sessions.fromTransaction(session -> {
            entries.database = session;
            return work.get();
        });
    }

    /** What somebody with access to the database can do. */
    public void tamper(String sql) {
        inTransaction(() -> entries.database.createNativeQuery(sql).executeUpdate());
    }

    @Override
    public void close() {
        sessions.close();
    }

    /** Without a container there is no JSON-B for Hibernate to find; nor is there a column that would need it. */
    private static final class NoJsonColumns implements FormatMapper {
        @Override
        public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
            throw new UnsupportedOperationException();
        }
    }
}
