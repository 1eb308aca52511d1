package org.enishi.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives what comes from outside: the operator's wishes, time and chance. */
@ApplicationScoped
class Producers {
    @Produces
    @ApplicationScoped
    Configuration configuration() {
        return Configuration.of(Sources.of(ConfigProvider.getConfig(), System.getenv()));
    }

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}
