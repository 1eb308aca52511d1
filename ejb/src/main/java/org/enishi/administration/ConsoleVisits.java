package org.enishi.administration;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.enishi.compliance.AuditAction;
import org.enishi.compliance.AuditLog;
import org.enishi.compliance.Deed;
import org.enishi.id.UserId;
import org.enishi.security.password.Credentials;
import org.enishi.store.account.AccountStore;

/** Writes down who came to the console and who left it. */
@Stateless
@PermitAll
public class ConsoleVisits {
    @Inject
    AuditLog audit;

    @Inject
    Credentials credentials;

    @Inject
    AccountStore accounts;

    /** @param address network address */
    public void signedIn(UserId user, String address) {
        write(AuditAction.CONSOLE_SIGNED_IN, user, address);
    }

    public void signedOut(UserId user, String address) {
        write(AuditAction.CONSOLE_SIGNED_OUT, user, address);
    }

    /** Only names that exist are written down: people type passwords into the wrong field. */
    public void refused(String name, String address) {
        credentials
                .userId(name)
                .filter(user -> accounts.find(user).isPresent())
                .ifPresent(user -> write(AuditAction.CONSOLE_SIGN_IN_REFUSED, user, address));
    }

    private void write(AuditAction action, UserId user, String address) {
        audit.write(new Deed(action, user.value(), address, "", null, null));
    }
}
