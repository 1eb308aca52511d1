package org.enishi.startup;

import static java.util.Comparator.comparingInt;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Locale;
import javax.sql.DataSource;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.ListenAddress;
import org.enishi.configuration.Release;
import org.enishi.store.datasource.Database;
import org.enishi.store.datasource.Schema;

/** Brings Enishi up before any request arrives (the EAR's modules start in order, this one first) and down after the last. */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {
    /** Where the launcher finds the sentence for the operator. */
    private static final String FAILURE = "org.enishi.startup.failure";

    /** Set by the launcher, whose listeners are those of the configuration. */
    private static final String LAUNCHED = "org.enishi.launched";

    private static final System.Logger LOG = System.getLogger(Startup.class.getName());

    @Resource(lookup = "java:app/jdbc/enishi")
    DataSource database;

    @Inject
    Configuration configuration;

    @Inject
    @Any
    Instance<StartupStep> startupSteps;

    @Inject
    @Any
    Instance<StopStep> stopSteps;

    @PostConstruct
    void start() {
        try {
            ContainerCheck.require();
            var summary = new Summary();
            describe(summary);
            Schema.migrate(database);
            startupSteps.stream().sorted(comparingInt(StartupStep::order)).forEach(step -> step.run(summary));
            Terminal.print(summary);
            LOG.log(Level.INFO, "Started as {0}", configuration.serverName());
        } catch (RuntimeException e) {
            System.setProperty(FAILURE, Reason.of(e));
            throw e;
        }
    }

    @PreDestroy
    void stop() {
        stopSteps.stream().sorted(comparingInt(StopStep::order).reversed()).forEach(this::stop);
        LOG.log(Level.INFO, "Stopped");
    }

    /** One that fails must not keep the others from ending well. */
    private void stop(StopStep step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A step of stopping failed", e);
        }
    }

    private void describe(Summary summary) {
        summary.add("Enishi", Release.version());
        summary.add("Server name", configuration.serverName().value());
        summary.add("Clients", configuration.publicUrl().toString());
        if (Boolean.getBoolean(LAUNCHED)) describeListeners(summary);
        summary.add("Data", configuration.dataDir().toString());
        summary.add("Database", Database.configured().toString());
        summary.add("Federation", configuration.federationMode().name().toLowerCase(Locale.ROOT));
    }

    private void describeListeners(Summary summary) {
        String http = "http://" + written(configuration.http());
        summary.add("Listening at", "https://" + written(configuration.tls()) + " and " + http);
        summary.add("Console", http + "/admin");
    }

    private static String written(ListenAddress address) {
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return host + ":" + address.port();
    }
}
