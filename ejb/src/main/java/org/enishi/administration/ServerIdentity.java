package org.enishi.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.FederationMode;
import org.enishi.id.ServerName;

/** What everybody may know of this server, before signing in too. */
@ApplicationScoped
public class ServerIdentity {
    @Inject
    Configuration configuration;

    public ServerName name() {
        return configuration.serverName();
    }

    /** In the other modes the list of partners is kept but decides nothing. */
    public boolean isAllowListInForce() {
        return federationMode() == FederationMode.ALLOWLIST || federationMode() == FederationMode.STRICT;
    }

    public FederationMode federationMode() {
        return configuration.federationMode();
    }
}
