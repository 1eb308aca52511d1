package org.enishi.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.security.password.Passwords;
import org.enishi.security.token.TokenGenerator;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;

/** Where nobody administers the server yet, somebody must: {@code admin}, whose password is shown once, on the screen. */
@ApplicationScoped
class FirstAdministrator implements StartupStep {
    private static final String NAME = "admin";
    private static final int ORDER = 200;
    private static final int PASSWORD_LENGTH = 16;

    @Inject
    Accounts accounts;

    @Inject
    UserNames names;

    @Inject
    Passwords passwords;

    @Inject
    TokenGenerator generator;

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void run(Summary summary) {
        var user = names.parse(NAME);
        if (accounts.hasAdministrator() || accounts.exists(user)) return;
        String password = generator.secret().substring(0, PASSWORD_LENGTH);
        accounts.add(new NewAccount(user, passwords.hash(password), true), Optional.empty());
        summary.add("Administrator", user.value());
        summary.add("One-time password", password + "  (shown only now; change it)");
    }
}
